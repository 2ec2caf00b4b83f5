import Diagnostics
import Testing
import Transform

/// Lines whose kind does not meet their field: what the help names puts it right.
@Suite struct RemedyTests {
  private static func faults(_ line: String, of field: String) throws -> [Diagnostic] {
    let fields = [
      "surname": "patient_name", "started_on": "patient_flag", "minutes": "appointment",
      "booked_at": "appointment", "birth_date": "patient", "interpreter_required": "patient",
    ]
    let table = try #require(fields[field])
    var mapping = """
      mapping: people
      from: people
      when a mandatory field is empty: reject
      when a value cannot be right: set aside
      when it is too long: set aside
      when the hour happens twice: use the first
      when the hour does not exist: move forward
      targets:
        - into: patient
          key: ID
          fields:
            nhs_number_status: the word "03"
            birth_date_status: the word "known"
            deceased: the word "no"
            restricted: the word "no"

      """
    if table != "patient" {
      mapping += "  - into: \(table)\n    fields:\n      patient: ID, the patient with this key\n"
    }
    if table == "patient_name" { mapping += "      use: the word \"usual\"\n" }
    if table == "appointment" {
      mapping += """
              status: the word "booked"
              starts_at:
                from: DOB, read as dd/MM/yyyy HH:mm
                when a value cannot be right: reject

        """
    }
    mapping += "      \(field): \(line)\n"
    return try SmallProject.check([
      "mappings/people.yaml": mapping,
      "migration.yaml": SmallProject.migration.replacing(
        "  repairs of patient.birth_date invalid: at most 1% of its records\n", with: ""),
    ]).faults.filter { $0.severity == .error }
  }

  /// What makes each kind.
  private static let lines = [
    "STATUS", "STATUS, as whole number", "STATUS, as decimal with 2 places",
    "STATUS, yes if \"Y\", no if \"N\"", "STATUS, read as dd/MM/yyyy", "STATUS, as partial date",
    "STATUS, read as dd/MM/yyyy HH:mm", "STATUS, as century date", "STATUS, as Julian date",
    "STATUS, as MUMPS date", "STATUS, as MUMPS date with time", "STATUS, as Excel date",
    "STATUS, read as dd/MM/yyyy HH:mm, one hour back in summer",
    "STATUS, the patient with this key",
  ]

  static let cases = lines.flatMap { line in
    ["surname", "started_on", "minutes", "booked_at", "birth_date", "interpreter_required"]
      .map { (line, $0) }
  }

  @Test(arguments: cases)
  func `the help of a wrong kind names what puts it right`(line: String, field: String) throws {
    let faults = try Self.faults(line, of: field)
    guard let fault = faults.first else { return }
    #expect(faults.count == 1, "\(faults.map(\.message))")
    #expect("\(fault.code)" == "MAP203")
    let corrected = try #require(Self.corrected(line, by: fault.remedy), "\(fault.remedy)")
    #expect(
      try Self.faults(corrected, of: field).isEmpty,
      "\(fault.remedy): \(corrected)")
  }

  /// The line with the help followed to the letter; patterns and values are the reader's own.
  private static func corrected(_ line: String, by help: String) -> String? {
    let isMoment = help.contains("HH:mm") || help.contains("date and time")
    let read = isMoment ? "read as dd/MM/yyyy HH:mm" : "read as dd/MM/yyyy"
    if help.hasPrefix("Say how the day") || help.hasPrefix("Read it with its time") {
      // Instead of what reads it now, if anything does.
      return (line.split(separator: ",").first.map(String.init) ?? line) + ", \(read)"
    }
    if help.hasPrefix("Say what is yes") { return line + ", yes if \"Y\", no if \"N\"" }
    if help.hasPrefix("Say which number") { return line + ", its year" }
    let quoted = help.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    if help.hasPrefix("Add '"), quoted.count > 1 { return line + quoted[1] }
    /// The line up to a phrase, and what stays of it behind.
    func without(_ phrase: String) -> (before: String, behind: String)? {
      guard let found = line.firstRange(of: phrase.replacing(" ,", with: ",")) else { return nil }
      let goesOn = !help.contains("what stands behind it")
      return (String(line[..<found.lowerBound]), goesOn ? String(line[found.upperBound...]) : "")
    }
    if help.hasPrefix("Take '"), let rest = without(quoted[1]) {
      return String(rest.before.dropLast(2)) + rest.behind
    }
    guard help.hasPrefix("Put '"), quoted.count > 3 else { return nil }
    var wanted = quoted[1]
    if wanted == "read as" { wanted = read }
    if wanted.hasPrefix("yes if") { wanted = "yes if \"Y\", no if \"N\"" }
    return without(quoted[3]).map { $0.before + wanted + $0.behind }
  }

  @Test(
    arguments: [
      ("STATUS, as whole number, trimmed", "surname", "Put it before 'as whole number'"),
      ("STATUS, not in the future", "started_on", "Say before it how the day is written"),
      ("STATUS, plus 1", "minutes", "Put 'as whole number' before it"),
      ("STATUS, read as dd/MM/yyyy, plus 1", "minutes", "Say before it which number"),
      ("STATUS, as whole number, not in the future", "started_on", "in place of 'as whole number'"),
      ("STATUS, as MUMPS date, as partial date", "birth_date", "Take 'as partial date' out"),
      ("STATUS, read as dd/MM/yyyy, one hour back in summer", "booked_at", "dd/MM/yyyy HH:mm"),
      ("DOB, as partial date, its age on DOD read as dd/MM/yyyy", "minutes", "Take 'as partial"),
      ("DOB, read as dd/MM/yyyy, its age on DOD", "minutes", "its age on DOD read as"),
      ("STATUS, as decimal with 4 places, times 1.234", "minutes", "rounded to a whole number"),
      ("STATUS, as whole number, between 0.5 and 2", "minutes", "Write a whole number"),
      ("STATUS, padded left to 3 with \"00\"", "surname", "one character"),
      ("STATUS, only characters \"Z-A\"", "surname", "smaller character first"),
      ("STATUS, read as dd/MM/yyyy, between 31/12/2026 and 01/01/1890", "started_on", "earlier"),
      ("STATUS, read as dd/MM/yyyy, between 31/02/2026 and 01/01/2027", "started_on", "that there"),
    ])
  func `a phrase in the wrong place is refused with a way out`(
    line: String, field: String, help: String
  ) throws {
    let faults = try Self.faults(line, of: field)
    #expect(faults.count == 1, "\(faults.map(\.message))")
    #expect(faults.first?.remedy.contains(help) == true, "\(faults.map(\.remedy))")
  }
}
