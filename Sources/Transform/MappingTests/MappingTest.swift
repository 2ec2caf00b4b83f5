package import Diagnostics

/// One example of a project's `tests/`: these records, that outcome.
package struct MappingTest: Sendable {
  /// A sentence.
  package let name: String
  package let place: Place
  package let mapping: String
  package let given: [GivenRecord]
  /// By table: the parents that the test states.
  package let parents: [String: StatedParents]
  /// By source: the records in which values are looked up.
  package let sources: [String: [GivenRecord]]
  /// The local day of the extract, as days since 1 January 1970; `nil` for today.
  package let asAt: Int64?
  package let expected: TestExpectation

  /// The keys of a table of which some record refers to; without them every key is loaded.
  package struct StatedParents: Sendable, Hashable {
    package var loaded: [String] = []
    package var rejected: [String] = []
    /// Why a key's record was left out, by key; what belongs to it is left out for the same reason.
    package var skipped: [String: String] = [:]
  }
}

/// What a test says of its records: only what is named is compared.
package struct TestExpectation: Sendable {
  /// Words such as faults, with the place of their key.
  package struct Words: Sendable {
    package let words: [String]
    package let place: Place
  }

  package struct Field: Sendable {
    package let name: String
    /// As it is printed; `empty` for none.
    package let value: String
    package let place: Place
  }

  package struct Rows: Sendable {
    package let table: String
    package let place: Place
    /// A row each, in order.
    package let rows: [[Field]]
  }

  /// One for all records, or one for each; `loaded` where nothing is said.
  package var outcome: Words?
  package var faults: Words?
  package var repairs: Words?
  package var lists: Words?
  package var reason: Words?
  package var tables: [Rows] = []
}
