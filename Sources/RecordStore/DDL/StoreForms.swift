/// How one store writes what is not in the common subset of SQL.
struct StoreForms: Sendable {
  let integer: String
  let text: String
  let bytes: String
  /// Behind the reference to another table: when it is looked at.
  let referenceTiming: String
  /// The function that finds a text (its second argument) in another (its first), from 1.
  let position: String
  /// Behind the closing bracket of a table.
  let tableEnd: String
}
