import Migration
import RecordStore
import TestSupport
import Testing

/// A record that leaves the store again is shown as its file has it.
@Suite struct OriginalsTests {
  private static let header = "NOTE,SURNAME,NHS,ID,EXTRA\n"
  private static let records = [
    // With a line that would be a record, had the file the layout's own columns.
    "\"a\nb,c,d,e\nf\",SMITH,9990001235,P1,x\n",
    "\"d\n\ne\",JONES,,P2,y\n",
    "f,BROWN,9990001235,P3,z\n",
  ]

  @Test(arguments: ["", "\u{FEFF}"])
  func `a record is found again where the file has an order of columns of its own`(
    mark: String
  ) throws {
    let folder = try TemporaryFolder()
    let text = mark + Self.header + Self.records.joined()
    let project = try TinyProject.write(into: folder, people: text)
    let layout = try folder.text(of: "project/layouts/people.yaml")
    try folder.write(
      "project/layouts/people.yaml",
      layout.replacing(
        "header: none",
        with: "header: {row: 1, match: by name, extra columns: ignore, missing columns: error}"
      ).replacing(
        "  - {name: FORENAME}", with: "  - {name: NHS}\n  - {name: NOTE, multi line: true}"))
    let mapping = try folder.text(of: "project/mappings/patient.yaml")
    try folder.write(
      "project/mappings/patient.yaml",
      mapping.replacing(
        "nhs_number_status: the word \"03\"", with: "nhs_number_status: the word \"01\""
      ).replacing("deceased:", with: "nhs_number: NHS\n      deceased:")
        .replacing("forename: FORENAME", with: "forename: NOTE, lines joined with \" \""))
    // Whoever comes second under a verified number leaves at the end, and is read again.
    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)
    #expect(summary.balanced && summary.rejected == 1)
    let found = try Trial.store(in: folder.path).all(
      "SELECT record, first_line, last_line, byte_start, original FROM isolated_record", columns: 5)
    #expect(
      found == [
        [
          .integer(3), .integer(8), .integer(8),
          .integer(Int64(text.utf8.count - Self.records[2].utf8.count)),
          .bytes(Array(Self.records[2].utf8)),
        ]
      ])
  }
}
