import Spreadsheet
import TestSupport
import Testing

/// Workbooks as other programs write them.
@Suite struct ReadingTests {
  /// A workbook of one sheet, by its rows in SpreadsheetML.
  static func parts(
    _ rows: String, texts: String = "", formats: String = "", book: String = ""
  ) -> [(String, String)] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let packed = "http://schemas.openxmlformats.org/package/2006/relationships"
    return [
      (
        "_rels/.rels",
        """
        <Relationships xmlns="\(packed)"><Relationship Id="r1" Type="\(office)/officeDocument" \
        Target="/xl/workbook.xml"/></Relationships>
        """
      ),
      (
        "xl/workbook.xml",
        """
        <workbook xmlns="\(main)" xmlns:r="\(office)">\(book)<sheets>\
        <sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>
        """
      ),
      (
        "xl/_rels/workbook.xml.rels",
        """
        <Relationships xmlns="\(packed)">\
        <Relationship Id="r1" Type="\(office)/worksheet" Target="worksheets/one.xml"/>\
        <Relationship Id="r2" Type="\(office)/sharedStrings" Target="./sharedStrings.xml"/>\
        <Relationship Id="r3" Type="\(office)/styles" Target="styles.xml"/></Relationships>
        """
      ),
      ("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">\(texts)</sst>"),
      ("xl/styles.xml", "<styleSheet xmlns=\"\(main)\">\(formats)</styleSheet>"),
      (
        "xl/worksheets/one.xml",
        "<worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData></worksheet>"
      ),
    ]
  }

  static func read(_ parts: [(String, String)]) throws -> [ReadWorkbook.Row] {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "book.xlsx")
    try ZippedParts.write(parts, to: path)
    return try #require(try WorkbookReader.read(path).sheets.first).rows
  }

  static let dates = """
    <numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>\
    <numFmt numFmtId="165" formatCode="0.0&quot;days&quot;"/>\
    <numFmt numFmtId="166" formatCode="[$-809]#,##0"/></numFmts>\
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
    <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/>\
    <xf numFmtId="166"/></cellXfs>
    """

  typealias Cell = ReadWorkbook.Cell

  @Test(
    arguments: [
      (#"<c r="A1" t="s"><v>0</v></c>"#, Cell("  a & b ")),
      (#"<c r="A1" t="s"><v>1</v></c>"#, Cell("rich text")),
      (#"<c r="A1" t="s"><v>2</v></c>"#, Cell("東京")),
      (#"<c r="A1" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>"#, Cell(" x ")),
      (
        #"<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>"#, Cell("ab")
      ),
      (#"<c r="A1" t="str"><f>B1&amp;"x"</f><v>yx</v></c>"#, Cell("yx", isFormula: true)),
      (#"<c r="A1"><v>1.5E3</v></c>"#, Cell("1.5E3", .number)),
      (#"<c r="A1"><f>1+1</f><v>2</v></c>"#, Cell("2", .number, isFormula: true)),
      (#"<c r="A1" t="b"><v>1</v></c>"#, Cell("TRUE", .boolean)),
      (#"<c r="A1" t="e"><v>#REF!</v></c>"#, Cell("#REF!", .error)),
      (#"<c r="A1" s="1"><v>18295</v></c>"#, Cell("1950-02-01", .date)),
      (#"<c r="A1" s="3"><v>46360.4375</v></c>"#, Cell("2026-12-04 10:30:00", .date)),
      (#"<c r="A1" s="1"><v>1</v></c>"#, Cell("1900-01-01", .date)),
      (#"<c r="A1" s="1"><v>61</v></c>"#, Cell("1900-03-01", .date)),
      (#"<c r="A1" s="2"><v>3</v></c>"#, Cell("3", .number)),
      (#"<c r="A1" s="4"><v>3</v></c>"#, Cell("3", .number)),
      (#"<c r="A1" t="d"><v>2026-12-04T00:00:00</v></c>"#, Cell("2026-12-04", .date)),
      (#"<c r="A1" t="inlineStr"><is><t>a_x000D_b</t></is></c>"#, Cell("a\rb")),
    ] as [(String, Cell)])
  func `a cell is read as the program meant it`(cell: String, expected: Cell) throws {
    let texts = """
      <si><t xml:space="preserve">  a &amp; b </t></si>\
      <si><r><rPr><b/></rPr><t>rich </t></r><r><t>text</t></r></si>\
      <si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>
      """
    let rows = try Self.read(
      Self.parts("<row r=\"1\">\(cell)</row>", texts: texts, formats: Self.dates))
    #expect(rows.first?.cells[0] == expected)
  }

  @Test func `days are counted from 1904 where the workbook says so`() throws {
    let rows = try Self.read(
      Self.parts(
        #"<row r="1"><c r="A1" s="1"><v>0</v></c></row>"#, formats: Self.dates,
        book: #"<workbookPr date1904="1"/>"#))
    #expect(rows.first?.cells[0]?.text == "1904-01-01")
  }

  @Test func `cells and rows without a place stand behind the ones before them`() throws {
    let rows = try Self.read(
      Self.parts(
        """
        <row><c t="inlineStr"><is><t>a</t></is></c><c/><c><v>1</v></c></row>\
        <row r="7"><c r="AB7"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>
        """))
    #expect(rows.map(\.number) == [1, 7, 8])
    #expect(rows[0].cells.keys.sorted() == [0, 2])
    #expect(rows[1].cells.keys.sorted() == [27, 28])
  }
}
