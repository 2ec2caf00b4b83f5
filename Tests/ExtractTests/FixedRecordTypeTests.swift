import Diagnostics
import Extract
import Testing

@Suite struct FixedRecordTypeTests {
  static let text = "10Ann \n20S1  \n20S2  \n10Bea \n45?   \n20S3\n99   6\n"
  static let trailer = FixedTrailer(type: "trailer", recordCountAt: 2..<6)

  static func layout(_ type: String, takesUnknown: Bool = true) -> Layout {
    .fixed(
      6, [3...6], types: .mixed(6, reading: type, takesUnknown: takesUnknown), trailer: trailer)
  }

  @Test(
    arguments: [
      ("patient", true, ["1 Ann", "4 Bea", "5 RECORD_TYPE_UNKNOWN"]),
      ("patient", false, ["1 Ann", "4 Bea"]),
      ("spell", false, ["2 S1", "3 S2", "6 RECORD_LENGTH"]),
      ("spell", true, ["2 S1", "3 S2", "5 RECORD_TYPE_UNKNOWN", "6 RECORD_LENGTH"]),
    ])
  func `each source has the records of its type`(
    type: String, takesUnknown: Bool, outcomes: [String]
  ) throws {
    for size in [1, 3, 4096] {
      let reading = try Reading(
        Self.text, Self.layout(type, takesUnknown: takesUnknown), batch: size)
      #expect(reading.outcomes == outcomes)
      #expect(reading.ending?.records == outcomes.count)
      #expect(reading.ending?.recordsOfFile == 6)
      #expect(reading.ending?.brokenOfFile == 2)
      #expect(reading.ending?.lines == 7)
      #expect(reading.ending?.trailer == .found(count: 6))
    }
  }

  @Test func `a record of an unknown type has no cells`() throws {
    let reading = try Reading(Self.text, Self.layout("patient"))
    #expect(reading.broken.map(\.cells) == [nil])
  }

  @Test(
    arguments: [
      ("10Ann \n99   1\n\r\n\u{1A}", .found(count: 1)), ("10Ann \n", .missing),
      ("10Ann \n99   ?\n", .countUnreadable), ("10Ann \n99 1\n", .countUnreadable),
      ("99   0\n10Ann \n", .missing), ("10Ann \n99   1", .found(count: 1)),
    ] as [(String, SourceEnding.Trailer)])
  func `the trailer is the last record`(text: String, trailer: SourceEnding.Trailer) throws {
    let reading = try Reading(text, Self.layout("patient"))
    #expect(reading.outcomes.map { $0.suffix(3) } == ["Ann"])
    #expect(reading.ending?.trailer == trailer)
  }

  @Test func `types may have lengths of their own, and short tags blanks behind them`() throws {
    let types = RecordTypes(
      at: 0..<2,
      tags: [
        RecordTypes.Tag(text: "P", type: "patient", recordLength: 6),
        RecordTypes.Tag(text: "SP", type: "spell", recordLength: 4),
      ], read: "patient")
    let reading = try Reading("P Ann \nSPxx\nSPx\n", .fixed(6, [3...6], types: types))
    #expect(reading.outcomes == ["1 Ann"])
    #expect(reading.ending?.brokenOfFile == 1)
  }

  @Test func `without line ends a record's line is its number in the file`() throws {
    let layout = Layout.fixed(
      6, [3...6], end: .none, types: .mixed(6, reading: "spell"), trailer: Self.trailer)
    let reading = try Reading("10Ann 20S1  45?   20S2  99   4", layout)
    #expect(reading.outcomes == ["2 S1", "3 RECORD_TYPE_UNKNOWN", "4 S2"])
    #expect(reading.records.map(\.extent.offset) == [6, 18])
    #expect(reading.ending?.trailer == .found(count: 4))
  }
}
