/// What a connection is for.
package enum ConnectionMode: Sendable, Hashable, CaseIterable {
  /// Fills a store that nobody uses yet: checks, references and indexes come at the end.
  case bulkLoad
  /// Writes into a store in use, every constraint on.
  case live
  /// Only reads.
  case readOnly
}
