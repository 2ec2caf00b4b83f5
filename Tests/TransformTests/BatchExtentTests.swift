import Extract
import Testing
import Transform

@Suite struct BatchExtentTests {
  private static func extent(of lines: [ClosedRange<Int>], from record: Int = 1) -> BatchExtent {
    var extent = BatchExtent()
    for (offset, lines) in lines.enumerated() {
      extent.add(
        BatchExtent(
          Extent(
            record: record + offset, offset: 10 * offset, length: 10, firstLine: lines.lowerBound,
            lastLine: lines.upperBound)))
    }
    return extent
  }

  @Test func `where each record has a line, a record's line is counted to`() {
    let extent = Self.extent(of: [7...7, 8...8, 9...9], from: 4)
    #expect((4...6).map(extent.line(ofRecord:)) == [7, 8, 9])
    #expect(Self.extent(of: [3...3]).line(ofRecord: 1) == 3)
  }

  @Test(arguments: [[2...2, 4...4], [2...3, 4...4], [2...2, 3...4]])
  func `behind a blank line or a record of two it cannot be counted to`(
    lines: [ClosedRange<Int>]
  ) {
    #expect(Self.extent(of: lines).line(ofRecord: 2) == nil)
  }

  @Test func `an extent that the ledger has kept tells no line`() {
    var extent = BatchExtent()
    (extent.firstRecord, extent.lastRecord, extent.firstLine) = (1, 3, 1)
    #expect(extent.line(ofRecord: 2) == nil)
  }
}
