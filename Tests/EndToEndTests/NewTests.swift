import TestSupport
import Testing

/// A new project is right from its first minute.
@Suite struct NewTests {
  private static let sample = """
    PAT_ID|NHS_NO|SURNAME|FORENAME|DOB|SEX|POSTCODE
    100|999 000 1235|SMITH|JO|1950-02-01|F|TA1 5DA
    101||O'BRIEN|ADA|1961-12-31|M|ta15da

    """

  @Test func `a new project passes its check and its examples`() async throws {
    let folder = try TemporaryFolder()
    let made = try await Command.migrate("new", "st-elsewhere", in: folder.path).run()
    #expect(made.status == 0, "\(made)")
    let checked = try await Command.migrate(
      "check", "st-elsewhere", "--strict", in: folder.path
    ).run()
    #expect(checked.status == 0 && checked.output == "0 errors, 0 warnings\n", "\(checked)")
    let tested = try await Command.migrate("test", "st-elsewhere", in: folder.path).run()
    #expect(tested.status == 0, "\(tested)")
  }

  @Test func `made from a file, it loads the file`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("exports/PATIENTS.txt", Self.sample)
    let made = try await Command.migrate(
      "new", "rules/st-elsewhere", "--from", "exports/PATIENTS.txt", in: folder.path
    ).run()
    #expect(made.status == 0, "\(made)")
    let mapping = try folder.text(of: "rules/st-elsewhere/mappings/patient.yaml")
    #expect(mapping.contains("birth_date: DOB, read as yyyy-MM-dd, not in the future"))
    let checked = try await Command.migrate(
      "check", "rules/st-elsewhere", "--strict", in: folder.path
    ).run()
    #expect(checked.status == 0, "\(checked)")
    let loaded = try await Command.migrate(
      "dry-run", "rules/st-elsewhere", "--json", "--quiet", in: folder.path
    ).run()
    let summary = try PrintedSummary(loaded.output)
    #expect(summary.balanced && summary.loaded == 2 && summary.rejected == 0, "\(loaded)")
  }

  struct Sample: Sendable, CustomTestStringConvertible {
    let what: String
    let bytes: [UInt8]
    /// What the layout has of it.
    let layout: [String]

    var testDescription: String { what }
  }

  static let samples = [
    Sample(
      what: "names of several words",
      bytes: Array("Hospital No,NHS No.,Dr's name,NHS No\n1,,A,\n".utf8),
      layout: [
        "match: by position", "\"Hospital_No\"", "\"NHS_No\"", "\"NHS_No_2\"",
        "about: \"NHS No.\"",
      ]),
    Sample(
      what: "a mark in front", bytes: Array("#ID,Name\n1,A\n".utf8),
      layout: ["match: by position", "about: \"#ID\""]),
    Sample(
      what: "UTF-16",
      bytes: [0xFF, 0xFE]
        + "ID;NAME\n1;Zoë\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      layout: ["encoding: utf-16", "delimiter: \";\"", "match: by name"]),
    Sample(
      what: "a sign that is no letter between",
      bytes: Array("ID".utf8) + [0xAC] + Array("NAME\n1".utf8) + [0xAC] + Array("A\n".utf8),
      layout: ["encoding: windows-1252", "delimiter: \"¬\""]),
    Sample(
      what: "tildes between", bytes: Array("ID~NAME~TOWN\n1~A~B\n".utf8),
      layout: ["delimiter: \"~\""]),
  ]

  @Test(arguments: samples)
  func `what suppliers write gives a project that passes its check and is scanned`(
    _ sample: Sample
  ) async throws {
    let folder = try TemporaryFolder()
    try folder.write("exports/FILE.txt", sample.bytes)
    let made = try await Command.migrate(
      "new", "rules", "--from", "exports/FILE.txt", in: folder.path
    ).run()
    #expect(made.status == 0, "\(made)")
    let layout = try folder.text(of: "rules/layouts/patients.yaml")
    for piece in sample.layout { #expect(layout.contains(piece), "\(piece)\n\(layout)") }
    let checked = try await Command.migrate("check", "rules", in: folder.path).run()
    #expect(checked.status == 0, "\(checked)")
    let scanned = try await Command.migrate("scan", "rules", "--quiet", in: folder.path).run()
    #expect(scanned.status == 0 && scanned.output.contains("FILE.txt: 1 record\n"), "\(scanned)")
  }

  @Test(
    arguments: [
      ("<?xml version=\"1.0\"?>\n<a/>\n", "kind: xml"), ("{\"a\": 1}\n", "kind: xml"),
      ("PK\u{3}\u{4}\0\0\u{14}\n", "a file of text"), ("A,A,B\n1,2,3\n", "header: none"),
      ("A,,B\n1,2,3\n", "preamble"),
      (String(repeating: "9", count: 200) + "\n", "kind: fixed"),
    ])
  func `what has no row of names is refused, and nothing is written`(
    text: String, help: String
  ) async throws {
    let folder = try TemporaryFolder()
    try folder.write("FILE.txt", text)
    let made = try await Command.migrate(
      "new", "rules", "--from", "FILE.txt", in: folder.path
    ).run()
    #expect(made.status == 5, "\(made)")
    #expect(made.errors.contains(help), "\(made)")
    #expect(throws: (any Error).self) { try folder.text(of: "rules/migration.yaml") }
  }

  @Test func `a folder that is there is not touched`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("st-elsewhere/notes.txt", "mine")
    let made = try await Command.migrate("new", "st-elsewhere", in: folder.path).run()
    #expect(made.status == 5)
    #expect(made.errors.contains("MIG8021"))
    #expect(try folder.text(of: "st-elsewhere/notes.txt") == "mine")
  }
}
