/// What a field of a row that several records make says where they differ.
///
/// Blanks are no difference: what one record leaves out, another may say.
enum DifferPolicy: String, Sendable, CaseIterable {
  case earliest = "use the earliest"
  case latest = "use the latest"
  case firstRecord = "use the first record"
  case lastRecord = "use the last record"
  case rejectAll = "reject all its records"

  /// Whether it compares values that have an order.
  var needsOrder: Bool { self == .earliest || self == .latest }
}
