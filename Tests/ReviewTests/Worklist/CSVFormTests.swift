import Foundation
import Review
import TestSupport
import Testing

/// The worklist as CSV: what a spreadsheet would run is harmless, and comes back as it was.
@Suite struct CSVFormTests {
  static let texts = [
    "=1+2", "'=1+2", "''=1", "'x", "+44", "-1", "@a", "\tx", " =1", "a\"b, c", "",
  ]

  @Test
  func `a text that looks like a formula has an apostrophe in the file, and none when it is read`()
    throws
  {
    for text in Self.texts {
      let people = """
        ID,SURNAME,DOB,SEX,SENSITIVE,POSTCODE
        0001,"\(text.replacing("\"", with: "\"\""))",31/02/1950,F,N,TA1 5AA

        """
      let project = try WorklistProject(people: people, alerts: "ID,PERSON,FROM,TO,TEXT\n")
      let path = try #require(
        try WorklistExport.write(
          project.worklist(), as: [.csv], to: project.folder.path(of: "csv")
        ).first)
      let file = try String(contentsOfFile: path, encoding: .utf8)
      for start in ["=", "+", "-", "@", "\t"] {
        #expect(!file.contains(",\(start)"), "\(text)")
        #expect(!file.contains(",\"\(start)"), "\(text)")
      }
      let row = try #require(try FilledWorklist.read(path).rows.first)
      #expect(row.locked["SURNAME"]?.text == text)
    }
  }

  @Test(arguments: [",", ";"], ["\r\n", "\n", "\r"])
  func `a file is read with the delimiter and the line ends that a spreadsheet gave it`(
    delimiter: String, end: String
  ) throws {
    let folder = try TemporaryFolder()
    let lines = [
      ["reject id", "ID", "decision"], ["r1", "\"a\"\"b\(delimiter)\nc\"", "x"], ["r2", "d", ""],
    ]
    let text = lines.map { $0.joined(separator: delimiter) }.joined(separator: end) + end
    let path = try folder.write("w.csv", "\u{FEFF}" + text)
    let rows = try FilledWorklist.read(path).rows
    #expect(rows.map(\.reject) == ["r1", "r2"])
    #expect(rows.first?.locked["ID"]?.text == "a\"b\(delimiter)\nc")
    #expect(rows.map(\.line) == [2, 4])
  }
}
