import Diagnostics
import Extract
import Foundation
import Testing

/// Files of fixed positions that others wrote, with what they say of them.
@Suite(
  .enabled(
    if: ProcessInfo.processInfo.environment["TRACKWAY_CORPORA"] != nil,
    "TRACKWAY_CORPORA names no folder of test data"))
struct FixedCorporaTests {
  /// The layout that a Stata dictionary describes.
  static func layout(dictionary: String, recordLength: Int) throws -> Layout {
    let text = try String(contentsOfFile: dictionary, encoding: .utf8)
    let columns = text.matches(of: /_column\((\d+)\)\s+\S+\s+(\S+)\s+%(\d+)/).map { match in
      let first = Int(match.output.1) ?? 0
      return (
        name: String(match.output.2), place: first - 1..<first - 1 + (Int(match.output.3) ?? 0)
      )
    }
    return Layout(
      name: "nsfg",
      format: .fixed(
        FixedDialect(
          recordLength: recordLength, recordEnd: .lf, positions: columns.map(\.place), trim: .both)),
      columns: columns.map { LayoutColumn(name: $0.name) })
  }

  /// The control totals are those published with the survey.
  @Test func `the survey of 2002 gives its published totals`() throws {
    let folder = CorporaTests.path("nsfg-fixed-width")
    let layout = try Self.layout(dictionary: folder + "/2002FemPreg.dct", recordLength: 447)
    let reading = try Reading(.open(path: folder + "/2002FemPreg.dat.gz"), layout)
    #expect(reading.broken.isEmpty)
    #expect(reading.records.count == 13_593)
    func column(_ name: String) throws -> Int {
      try #require(layout.columns.firstIndex { $0.name == name })
    }
    #expect(reading.records.last?.fields[try column("caseid")] == "12571")
    let totals: [(String, String, Int)] = [
      ("pregordr", "1", 5033), ("nbrnaliv", "1", 8981), ("babysex", "1", 4641),
      ("birthwgt_lb", "7", 3049), ("birthwgt_oz", "0", 1037), ("prglngth", "39", 4744),
      ("outcome", "1", 9148), ("birthord", "1", 4413), ("agepreg", "2275", 100),
    ]
    for (name, value, total) in totals {
      let index = try column(name)
      #expect(reading.records.count { $0.fields[index] == value } == total, "\(name)")
    }
  }

  /// The positions that the registry's layout gives; the values are those of the ten records.
  @Test func `a cancer registry's records have 3,339 characters each`() throws {
    let layout = Layout.fixed(3339, [1...1, 17...19, 20...20, 42...49], end: .crlf)
    let path = CorporaTests.path("naaccr/flat/fake-naaccr-1000-recs.txt.gz")
    let reading = try Reading(.open(path: path), layout)
    #expect(reading.broken.isEmpty)
    #expect(reading.records.count == 1000)
    #expect(Set(reading.records.map { $0.fields[0] }) == ["I"])
  }
}
