/// What a store is for.
package enum StoreKind: String, Sendable, Hashable, CaseIterable {
  /// A rehearsal: made to be thrown away.
  case trial
  /// The patients' records.
  case live
}
