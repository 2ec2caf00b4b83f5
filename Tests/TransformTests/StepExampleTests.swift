import Diagnostics
import Standards
import TestSupport
import Testing
import Transform

@Suite struct StepExampleTests {
  /// By numbers, in the order of the lists.
  struct Case: Sendable, CustomTestStringConvertible {
    let stepNumber: Int
    let exampleNumber: Int

    var testDescription: String {
      let step = Steps.all[stepNumber].reference
      return "\(step.examples[exampleNumber].phrase) of '\(step.examples[exampleNumber].input)'"
    }
  }

  static let cases = Steps.all.indices.flatMap { step in
    Steps.all[step].reference.examples.indices.map { Case(stepNumber: step, exampleNumber: $0) }
  }

  /// Each example runs through a whole mapping, as its readers will use it.
  @Test(arguments: cases)
  func `the reference page tells the truth`(_ test: Case) throws {
    let step = Steps.all[test.stepNumber].reference
    let example = step.examples[test.exampleNumber]
    let setting = Self.setting(of: step, example)
    let (prelude, table, name) = (setting.prelude, setting.table, setting.field)
    let line = "\(name): SURNAME, \(prelude)\(example.phrase)"
    var mapping = Self.root
    if table != "patient" {
      mapping += "  - into: \(table)\n    fields:\n      patient: ID, the patient with this key\n"
      mapping += Self.others[table] ?? ""
    }
    let small = try SmallMapping(mapping + "      \(line)\n")
    let value = example.input.replacing("\"", with: "\"\"")
    let mapped = try small.map("ID,SURNAME,STATUS,DOB,DOD,SEX,GP\n1,\"\(value)\",,01/01/2026,,,\n")
    let row = try #require(mapped[table].last)
    let found = Self.printed(row, name)
    var expected = ""
    var repair: Reason?
    switch example.outcome {
    case .gives(let value): expected = value
    case .repairs(let value, let reason): (expected, repair) = (value, reason)
    case .fails(let reason): repair = reason
    }
    #expect(found == expected)
    #expect(mapped.notes == (repair.map { ["repair \($0.slug)"] } ?? []))
    if case .fails = example.outcome {
      #expect(mapped["legacy_value"].first?["raw"] == example.input)
    }
  }

  @Test func `a step that can fail by itself shows an input that it refuses`() {
    // What these say hangs on a project's lists, or on the phrase before them.
    let others = ["translated by …", "matched by crosswalk …", "the … with this key"]
    for type in Steps.all {
      let step = type.reference
      guard !others.contains(step.name), Self.canFail(step) else { continue }
      let refuses = step.examples.map(Self.isRefusal).contains(true)
      #expect(refuses, "\(step.name)")
    }
  }

  private static func canFail(_ step: StepReference) -> Bool {
    for note in step.notes where !note.isRepair { return true }
    return false
  }

  private static func isRefusal(_ example: StepReference.Example) -> Bool {
    switch example.outcome {
    case .fails: true
    default: false
    }
  }

  /// What makes the kind of value that the step takes, and a field for what it gives.
  private static func setting(
    of step: StepReference, _ example: StepReference.Example
  ) -> (prelude: String, table: String, field: String) {
    let hasTime = example.input.contains(":")
    let read = hasTime ? "read as yyyy-MM-dd HH:mm, " : "read as yyyy-MM-dd, "
    if step.takes == .number { return ("as whole number, ", "appointment", "minutes") }
    if step.takes != .text { return (read, "patient_flag", "started_on") }
    switch step.gives {
    case .same: return ("", "patient_name", "surname")
    case .depends: return ("", "patient_flag", "started_on")
    case .kind(.integer): return ("", "appointment", "minutes")
    case .kind(.boolean): return ("", "patient", "interpreter_required")
    case .kind: return ("", "patient", "birth_date")
    }
  }

  private static let root = """
    mapping: people
    from: people
    when a value cannot be right: set aside
    when it is too long: set aside
    targets:
      - into: patient
        key: ID
        fields:
          nhs_number_status: the word "03"
          birth_date_status: the word "known"
          deceased: the word "no"
          restricted: the word "no"

    """

  private static let others = [
    "patient_name": "      use: the word \"usual\"\n",
    "appointment": """
          status: the word "booked"
          starts_at:
            from: DOB, read as dd/MM/yyyy (or dd/MM/yyyy HH:mm)
            when a value cannot be right: reject
            when a mandatory field is empty: reject
            when the hour happens twice: use the first
            when the hour does not exist: move forward

    """,
  ]

  /// The value as the pages show it.
  private static func printed(_ row: [String: String], _ name: String) -> String {
    guard let text = row[name] else { return "" }
    let isDay = ["birth_date", "started_on"].contains(name)
    guard isDay, let days = Int64(text) else { return text }
    let date = CalendarDate(days: days)
    func digits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let iso = "\(date.year)-\(digits(date.month))-\(digits(date.day))"
    switch row["\(name)_precision"] {
    case "Y": return String(iso.prefix(4))
    case "M": return String(iso.prefix(7))
    default: return iso
    }
  }
}
