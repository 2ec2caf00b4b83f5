/// How one store writes what is not in the common subset of SQL.
struct StoreForms: Sendable {
  let integer: String
  let text: String
  let bytes: String
  /// Behind the reference to another table: when it is looked at.
  let referenceTiming: String
  /// Behind the closing bracket of a table.
  let tableEnd: String
}
