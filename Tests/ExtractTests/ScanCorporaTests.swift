import Extract
import Foundation
import Testing

/// Scans of files that others wrote.
///
/// The figures are from the notes beside the files, or were
/// counted without this program, by Python's `csv` module.
@Suite(
  .enabled(
    if: ProcessInfo.processInfo.environment["TRACKWAY_CORPORA"] != nil,
    "TRACKWAY_CORPORA names no folder of test data"))
struct ScanCorporaTests {
  private static func source(_ name: String) throws -> SourceFile {
    try .open(path: CorporaTests.path(name))
  }

  private static func named(_ file: String, _ dialect: CSVDialect = CSVDialect()) throws
    -> SourceScan
  {
    let source = try source(file)
    var layout = Layout(
      name: "corpus", format: .csv(dialect), columns: [LayoutColumn(name: "unknown")])
    let names = try #require(try SourceHeader.names(of: source, layout: layout))
    layout.columns = names.map { LayoutColumn(name: $0) }
    return try ScanTests.scan(source, layout)
  }

  /// NHS England's artificial episodes; 1800-01-01 stands for no date and 1801-01-01 for a wrong
  /// one, says their dictionary (`metadata/hes_apc_metadata.json`).
  @Test func `hospital episodes have their sentinels counted and left out of the extremes`() throws
  {
    let scan = try Self.named("artificial-hes/artificial_hes_apc_0102.csv")
    #expect(scan.records == 1_056 && scan.columns.count == 193)
    let booked = try #require(scan.column(named: "ELECDATE"))
    #expect(booked.kind == .date)
    #expect(booked.dates == [ColumnScan.Count("yyyy-MM-dd", 1_056)])
    #expect(booked.suspects == [ColumnScan.Count("stands for no value", 19)])
    #expect(booked.lowest == "1997-06-12" && booked.highest == "2001-12-18")
    let discharged = try #require(scan.column(named: "DISDATE"))
    #expect(discharged.filled == 1_008 && discharged.blank == 48)
    let sex = try #require(scan.column(named: "SEX"))
    #expect(sex.values == [ColumnScan.Count("2", 562), ColumnScan.Count("1", 494)])
    let method = try #require(scan.column(named: "ADMIMETH"))
    #expect(method.distinct == 12)
    #expect(method.values.prefix(2) == [ColumnScan.Count("21", 216), ColumnScan.Count("11", 214)])
  }

  @Test func `attendances and appointments have the rows and dates that they have`() throws {
    let emergency = try Self.named("artificial-hes/artificial_hes_ae_0708.csv")
    #expect(emergency.records == 480)
    let arrived = try #require(emergency.column(named: "ARRIVALDATE"))
    #expect(arrived.lowest == "2007-04-01" && arrived.highest == "2008-03-31")
    let outpatients = try Self.named("artificial-hes/artificial_hes_op_0304.csv")
    #expect(outpatients.records == 509)
    let requested = try #require(outpatients.column(named: "REQDATE"))
    #expect(requested.suspects == [ColumnScan.Count("stands for no value", 89)])
    #expect(requested.lowest == "1998-05-22" && requested.highest == "2004-03-18")
  }

  /// Practices of the Organisation Data Service: no header, 27 columns.
  @Test func `a file without a header is read by position`() throws {
    let layout = Layout(
      name: "epraccur", format: .csv(CSVDialect(header: .none)),
      columns: (1...27).map { LayoutColumn(name: "C\($0)") })
    let scan = try ScanTests.scan(
      Self.source("ods-epraccur/epraccur.csv"), layout,
      options: ScanOptions(codeColumns: ["C1"]))
    #expect(scan.records == 8_249 && scan.broken.isEmpty)
    #expect(scan.columns[0].distinct == 8_249)
    #expect(scan.columns[0].shortest == 6 && scan.columns[0].longest == 6)
    #expect(scan.columns[9].kind == .postcode && scan.columns[9].filled == 8_240)
    #expect(scan.columns[10].dates == [ColumnScan.Count("yyyyMMdd", 8_249)])
    #expect(scan.columns[10].lowest == "1974-04-01" && scan.columns[10].highest == "2025-04-01")
    #expect(scan.columns[11].filled == 1_945)
    #expect(
      scan.columns[12].values.map(\.records) == [6_184, 1_945, 118, 2])
    #expect(scan.columns[13].values == [ColumnScan.Count("B", 8_166), ColumnScan.Count("Z", 83)])
  }

  @Test func `thorn and bar separate as a comma does, and a broken line is counted`() throws {
    let thorn = Layout(
      name: "thorn",
      format: .csv(CSVDialect(delimiter: 0xFE, quote: nil, header: .none)), encoding: .latin1,
      columns: (1...23).map { LayoutColumn(name: "C\($0)") })
    let results = try ScanTests.scan(
      Self.source("nhs-ndr-import/high_ascii_delimited.txt"), thorn)
    #expect(results.records == 2 && results.broken.isEmpty)
    #expect(results.columns[7].dates == [ColumnScan.Count("dd MMM yyyy", 2)])
    #expect(results.columns[9].kind == .postcode)

    let bar = try Self.named(
      "nhs-ndr-import/normal_pipe.csv", CSVDialect(delimiter: UInt8(ascii: "|")))
    #expect(bar.records == 2 && bar.columns.count == 26)
    #expect(bar.columns.allSatisfy { $0.distinct == 2 })

    let marked = try Self.named("nhs-ndr-import/bomd.csv")
    #expect(marked.columns[0].name == "A" && marked.records == 2)
    let malformed = try Self.named("nhs-ndr-import/malformed.csv")
    #expect(malformed.records == 2)
    #expect(malformed.broken == [ColumnScan.Count("QUOTE_BROKEN", 1)])
  }
}
