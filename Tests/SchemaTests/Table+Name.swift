import Schema
import Testing

/// A test's cases are listed by the tables' names.
extension Table: @retroactive CustomTestStringConvertible {
  public var testDescription: String { name }
}
