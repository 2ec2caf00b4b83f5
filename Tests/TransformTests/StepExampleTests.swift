import Diagnostics
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
    let setting = ExampleSetting(step, example)
    let (table, name) = (setting.table, setting.field)
    var mapping = Self.root
    if table != "patient" {
      mapping += "  - into: \(table)\n    fields:\n      patient: ID, the patient with this key\n"
      mapping += Self.others[table] ?? ""
    }
    mapping += """
            \(name):
              from: SURNAME, \(setting.prelude)\(example.phrase)\(setting.suffix)
              when the hour happens twice: use the first
              when the hour does not exist: move forward

      """
    let small = try SmallMapping(
      mapping,
      layout: SmallProject.layout.replacing(
        "{name: SURNAME,", with: "{name: SURNAME, multi line: true,"),
      sources: example.phrase.contains(" in staff") ? ["staff": Self.staff] : [:])
    let value = example.input.replacing("\"", with: "\"\"")
    let mapped = try small.map("ID,SURNAME,STATUS,DOB,DOD,SEX,GP\n1,\"\(value)\",,01/01/2026,,,\n")
    let row = try #require(mapped[table].last)
    var expected = ""
    var repair: Reason?
    switch example.outcome {
    case .gives(let value): expected = value
    case .repairs(let value, let reason): (expected, repair) = (value, reason)
    case .fails(let reason): repair = reason
    }
    #expect(setting.printed(row) == setting.comparable(expected))
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
    // Of the clock-change nights the answers are repairs.
    case .fails, .repairs: true
    case .gives: false
    }
  }

  private static let root = """
    mapping: people
    from: people
    when a value cannot be right: set aside
    when it is too long: set aside
    when it is not found: set aside
    when more than one fits: set aside
    targets:
      - into: patient
        key: ID
        fields:
          nhs_number_status: the word "03"
          birth_date_status: the word "known"
          deceased: the word "no"
          restricted: the word "no"

    """

  /// The source of the examples that look a value up.
  private static let staff = "CODE,NAME\nD1,Ann Onymous\nD2,A Person\nD2,Another\nD3,NULL\n"

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
}
