import Diagnostics
import Extract
import Testing

/// What a scan says of a column, from files of a few lines.
@Suite struct ScanTests {
  /// The scan of one column `V` with these values.
  static func column(
    _ values: [String], sensitive: String? = nil, options: ScanOptions = ScanOptions()
  ) throws -> ColumnScan {
    let layout = Layout(
      name: "test", format: .csv(CSVDialect()),
      columns: [LayoutColumn(name: "N"), LayoutColumn(name: "V", sensitive: sensitive)],
      blankValues: ["", "NULL"])
    let lines = values.enumerated().map { "\($0.offset),\"\($0.element)\"\n" }
    let scan = try Self.scan("N,V\n" + lines.joined(), layout, options: options)
    return try #require(scan.column(named: "V"))
  }

  static func scan(
    _ text: String, _ layout: Layout, options: ScanOptions = ScanOptions()
  ) throws -> SourceScan {
    try scan(.memory(Array(text.utf8), name: "test.csv"), layout, options: options)
  }

  static func scan(
    _ source: SourceFile, _ layout: Layout, options: ScanOptions = ScanOptions()
  ) throws -> SourceScan {
    let profile = SourceProfile(layout, options: options)
    var reader = try Format.reader(of: source, layout: layout)
    var batch = RecordBatch(columnCount: layout.columns.count)
    var broken: [BrokenRecord] = []
    while try reader.read(into: &batch, broken: &broken) {
      profile.add(batch)
      profile.add(broken)
    }
    var file = SourceScan.FileScan(file: "test.csv")
    file.records = reader.ending?.records ?? 0
    return profile.result(name: "test", files: [file], keys: nil)
  }

  @Test(
    arguments: [
      (["12", "7", "-3"], .wholeNumber), (["1.5", "2", "0.25"], .decimal),
      (["31/12/1999", "01/02/2000"], .date),
      (["31/12/1999 10:00:00", "01/02/2000 23:59:59"], .dateTime),
      (["20011231", "19740401"], .date), (["20011231", "99011231"], .wholeNumber),
      (["05 NOV 1990", "25 Jun 2015"], .date), (["9990001235", "999 000 1235"], .nhsNumber),
      (["TA1 5DA", "ta15da"], .postcode), (["Smith", "12"], .text), (["", "NULL"], .empty),
      (["UNK", "99999"], .empty),
    ] as [([String], ColumnScan.Kind)])
  func `a column is what nearly all of its values are`(
    values: [String], kind: ColumnScan.Kind
  ) throws {
    #expect(try Self.column(values).kind == kind)
  }

  @Test(
    arguments: [
      ("CafÃ©", "mojibake"), ("Smith\u{8}", "control character"), ("a,b", "delimiter inside"),
      ("9.43E+09", "number from a spreadsheet"), ("1111111111", "ten equal digits"),
      ("unk", "stands for no value"), ("99999", "stands for no value"),
      ("01/01/1900", "stands for no value"), ("1800-01-01", "stands for no value"),
      (" 12 ", "spaces around"),
    ])
  func `what looks like damage is counted under its name`(value: String, suspect: String) throws {
    let found = try Self.column([value, "ordinary", "words"]).suspects
    #expect(found == [ColumnScan.Count(suspect, 1)])
  }

  @Test func `rows of a value are counted that are live by themselves`() throws {
    let layout = Layout(
      name: "test", format: .csv(CSVDialect()),
      columns: ["WARD", "END", "START", "CANCELLED"].map { LayoutColumn(name: $0) },
      blankValues: ["", "NULL"])
    let file = """
      WARD,END,START,CANCELLED
      A,,,NULL
      A,31/12/2023,,
      A,02/01/2024,,
      A,31/12/2100 00:00:00,,
      A,01/01/1800,,
      B,NULL,05/01/2024,
      B,31/12/2023,05/01/2024,03/01/2024
      C,31/12/2023,05/12/2023,

      """
    func live(_ tests: [LiveTest], on day: Int64?) throws -> [Int?] {
      let scan = try Self.scan(
        file, layout, options: ScanOptions(liveTests: tests, asAtDay: day))
      let wards = try #require(scan.column(named: "WARD")).values
      return ["A", "B", "C"].map { ward in wards.first { $0.text == ward }?.live }
    }
    // 1 January 2024.
    #expect(try live([.until("END")], on: 19_723) == [4, 1, 0])
    #expect(try live([.ahead("START", unless: "CANCELLED")], on: 19_723) == [5, 1, 0])
    #expect(
      try live([.until("END"), .ahead("START", unless: nil)], on: 19_723) == [5, 2, 0])
    #expect(try live([], on: 19_723) == [nil, nil, nil])
    #expect(try live([.until("END")], on: nil) == [nil, nil, nil])
  }

  @Test func `a date that does not exist is a suspect in a column of dates alone`() throws {
    let dates = Array(repeating: "01/02/1999", count: 30)
    #expect(
      try Self.column(dates + ["31/02/1987"]).suspects == [ColumnScan.Count("no such date", 1)])
    #expect(try Self.column(["01632-96-0001", "Smith"]).suspects.isEmpty)
  }

  @Test func `numbers that lost their zeros are the short ones among long ones with zeros`() throws
  {
    let codes = ["0123", "0456", "7890", "0001", "2222"]
    #expect(
      try Self.column(codes + ["12"]).suspects == [
        ColumnScan.Count("leading zeros lost", 1)
      ])
    #expect(try Self.column(["1234", "5678", "12"]).suspects.isEmpty)
  }

  @Test func `values of fewer than five records are counted and not shown`() throws {
    let values = Array(repeating: "M", count: 5) + Array(repeating: "F", count: 4)
    let column = try Self.column(values)
    let scan = Scan(
      project: "p", asAt: nil,
      sources: [SourceScan(name: "s", files: [], columns: [column], broken: [])])
    let shown = try #require(scan.shown.sources[0].column(named: "V"))

    #expect(column.values.map(\.text) == ["M", "F"])
    #expect(shown.values == [ColumnScan.Count("M", 5)])
    #expect(shown.distinct == 2)
    #expect(column.forms == [ColumnScan.Count("A", 9)])
  }

  @Test func `of a sensitive column only forms and counts are kept`() throws {
    let column = try Self.column(
      Array(repeating: "01/02/1950", count: 6), sensitive: "date")
    #expect(column.values.isEmpty)
    #expect(column.distinct == nil)
    #expect(column.lowest == nil && column.highest == nil)
    #expect(column.forms == [ColumnScan.Count("99/99/9999", 6)])
    #expect(column.dates == [ColumnScan.Count("dd/MM/yyyy", 6)])
  }

  @Test func `beyond the limit no value is kept, and in a column of codes the limit is higher`()
    throws
  {
    let values = (0...ScanOptions.mostValues).map { "c\($0)" }
    let column = try Self.column(values)
    #expect(column.distinct == nil)
    #expect(column.values.isEmpty)
    let codes = try Self.column(values, options: ScanOptions(codeColumns: ["V"]))
    #expect(codes.distinct == values.count)
  }

  @Test func `lengths, blanks and extremes are those of the values that count`() throws {
    let column = try Self.column(["3", "", "12", "NULL", "12", "99999"])
    #expect(column.filled == 4 && column.blank == 2)
    #expect(column.shortest == 1 && column.longest == 5)
    #expect(column.lowest == "3" && column.highest == "12")
    #expect(column.records(longerThan: 1) == 3)
    #expect(column.records(longerThan: 5) == 0)
  }

  @Test func `records that cannot be split are counted by reason`() throws {
    let layout = Layout.named(["A", "B"])
    let scan = try Self.scan("A,B\n1,2\n3\n4,5,6\n7\n", layout)
    #expect(scan.records == 4)
    #expect(
      scan.broken == [ColumnScan.Count("ROW_SHORT", 2), ColumnScan.Count("ROW_LONG", 1)])
  }
}
