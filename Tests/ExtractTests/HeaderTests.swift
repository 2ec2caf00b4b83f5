import Diagnostics
import Extract
import Testing

@Suite struct HeaderTests {
  static func fault(_ text: String, _ layout: Layout) -> Diagnostic? {
    do {
      _ = try Reading(text, layout)
      return nil
    } catch {
      return (error as? ExtractError)?.diagnostic
    }
  }

  @Test func `missing and extra columns are named, with what was likely meant`() throws {
    let fault = try #require(
      Self.fault("ID,SURNAMME,AGE\n1,a,x\n", .named(["ID", "SURNAME", "SEX"])))
    #expect(fault.code == .headerDisagrees)
    #expect(
      fault.message
        == "the header lacks 'SURNAME', 'SEX'; the layout does not know 'SURNAMME', 'AGE'")
    #expect(
      fault.remedy
        == "Did you mean 'SURNAMME' for 'SURNAME'? Change the layout if the extract is right")
    #expect(fault.place == Place("text.csv", line: 1))
  }

  @Test(
    arguments: [
      ("ID,ID,NAME\n", "the header has 'ID' more than once"),
      ("ID\n", "the header lacks 'NAME'"),
      ("#ID,NAME\n", "the header lacks 'ID'; the layout does not know '#ID'"),
      ("ID,\"NAME\n", "there is no header that can be split into cells"),
      ("ID,NA\"ME\n", "there is no header that can be split into cells"),
      ("\n", "there is no header that can be split into cells"),
    ])
  func `a header that disagrees is refused`(text: String, message: String) {
    #expect(Self.fault(text, .named(["ID", "NAME"]))?.message == message)
  }

  @Test(arguments: ["\u{FEFF}ID,NAME\n", "NAME,ID", "\"ID\",\"NAME\"\r\n", "ID,NAME\r"])
  func `a header that agrees is accepted`(text: String) {
    #expect(Self.fault(text, .named(["ID", "NAME"])) == nil)
  }

  @Test(arguments: [("#ID,NAME\n", true), ("ID,NAME\n", true), ("ID,#NAME\n", false)])
  func `what stands before the first name is taken away, and from no other`(
    text: String, agrees: Bool
  ) {
    var layout = Layout.named(["ID", "NAME"])
    layout.format = .csv(CSVDialect(headerPrefix: "#"))
    #expect((Self.fault(text, layout) == nil) == agrees)
  }

  @Test func `by position the number of cells must agree`() {
    let rule = HeaderRule.row(1, match: .byPosition, extraColumns: .error, missingColumns: .error)
    let layout = Layout.named(["ID", "NAME"], rule)
    #expect(Self.fault("x,y\n", layout) == nil)
    #expect(
      Self.fault("x,y,z\n", layout)?.message
        == "the header has 3 cells where the layout has 2 columns")
    #expect(Self.fault("x\n", layout)?.code == .headerDisagrees)
  }

  @Test func `a file that ends before its header has none`() {
    var layout = Layout.named(["ID"])
    layout.format = .csv(CSVDialect(preambleLines: 3))
    let fault = Self.fault("one\ntwo\n", layout)
    #expect(fault?.code == .headerDisagrees)
    #expect(fault?.place == Place("text.csv", line: 3))
  }

  @Test(arguments: [HeaderRule.Match.byName, .byPosition], ["\n", "\r\n", "\r"])
  func `a header that stands among the records is set apart`(
    match: HeaderRule.Match, end: String
  ) throws {
    let rule = HeaderRule.row(1, match: match, extraColumns: .error, missingColumns: .error)
    let lines = ["ID,NAME", "1,ADAMS", "ID,NAME", "2,BAKER", "ID,NAMES", "ID,NAME"]
    let reading = try Reading(lines.joined(separator: end), .named(["ID", "NAME"], rule))
    #expect(
      reading.outcomes == [
        "2 1|ADAMS", "3 HEADER_REPEATED", "4 2|BAKER", "5 ID|NAMES", "6 HEADER_REPEATED",
      ])
    #expect(reading.broken.map(\.cells) == [nil, nil])
    #expect(reading.ending?.records == 5)
  }
}
