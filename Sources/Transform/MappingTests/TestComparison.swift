package import Diagnostics

/// A test with what came out otherwise than it says.
package struct TestResult: Sendable {
  package struct Difference: Sendable, Hashable {
    /// `patient.nhs_number`, `outcome`.
    package let what: String
    package let place: Place
    package let expected: String
    package let found: String
  }

  package let test: MappingTest
  package let differences: [Difference]

  package var passed: Bool { differences.isEmpty }

  package init(_ test: MappingTest, _ outcome: TestOutcome) {
    var comparison = TestComparison(test: test, outcome: outcome)
    comparison.compare()
    self.test = test
    differences = comparison.differences
  }
}

/// Compares what a test expects with what came out.
struct TestComparison {
  let test: MappingTest
  let outcome: TestOutcome
  private(set) var differences: [TestResult.Difference] = []

  init(test: MappingTest, outcome: TestOutcome) {
    self.test = test
    self.outcome = outcome
  }

  mutating func compare() {
    let expected = test.expected
    compareOutcome(expected)
    compare("faults", expected.faults, outcome.faults)
    compare("repairs", expected.repairs, outcome.repairs)
    compare("lists", expected.lists, outcome.lists)
    compare("reason", expected.reason, outcome.reasons)
    for rows in expected.tables { compare(rows) }
  }

  private mutating func compareOutcome(_ expected: TestExpectation) {
    let words = expected.outcome?.words ?? ["loaded"]
    let all = words.count == 1 ? outcome.outcomes.map { _ in words[0] } : words
    guard all != outcome.outcomes else { return }
    // Why it is not as expected is the first thing that one asks.
    let why = outcome.faults + outcome.reasons
    add(
      "outcome", expected.outcome?.place ?? test.place, all.joined(separator: ", "),
      outcome.outcomes.joined(separator: ", ")
        + (why.isEmpty ? "" : " (\(why.joined(separator: ", ")))"))
  }

  /// In any order.
  private mutating func compare(
    _ what: String, _ expected: TestExpectation.Words?, _ found: [String]
  ) {
    guard let expected, expected.words.sorted() != found.sorted() else { return }
    add(what, expected.place, Self.list(expected.words), Self.list(found))
  }

  private mutating func compare(_ expected: TestExpectation.Rows) {
    let found = outcome.rows[expected.table] ?? []
    guard expected.rows.count == found.count else {
      add(
        expected.table, expected.place, Self.count(expected.rows.count), Self.count(found.count))
      return
    }
    for (number, (row, foundRow)) in zip(expected.rows, found).enumerated() {
      for field in row {
        let value = foundRow.fields[field.name]
        let isAsExpected =
          field.value == "empty" ? value == nil : value?.isWritten(field.value) ?? false
        guard !isAsExpected else { continue }
        let place = expected.rows.count > 1 ? " of row \(number + 1)" : ""
        add(
          "\(expected.table).\(field.name)\(place)", field.place, field.value,
          value?.text ?? "empty")
      }
    }
  }

  private mutating func add(_ what: String, _ place: Place, _ expected: String, _ found: String) {
    differences.append(
      TestResult.Difference(what: what, place: place, expected: expected, found: found))
  }

  private static func list(_ words: [String]) -> String {
    words.isEmpty ? "none" : words.joined(separator: ", ")
  }

  private static func count(_ rows: Int) -> String {
    rows == 0 ? "no row" : rows == 1 ? "1 row" : "\(rows) rows"
  }
}
