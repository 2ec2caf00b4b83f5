import Diagnostics
import Extract
import Testing

@Suite struct LimitTests {
  @Test(arguments: [63, 64])
  func `a record has at most 64 lines`(breaks: Int) throws {
    let value = String(repeating: "x\n", count: breaks)
    let text = "1,\"\(value)\",y\n2,b,y\n"
    let reading = try Reading(text, .bare(multiLine: [1]))
    if breaks == 63 {
      #expect(reading.outcomes == ["1-64 1|\(value)|y", "65 2|b|y"])
    } else {
      #expect(reading.broken.first?.reason == Reasons.recordTooLong)
      #expect(reading.records.map(\.fields) == [["2", "b", "y"]])
      // Every line is in exactly one record: the first, 63 of one cell, and the last with its
      // stray quotation mark.
      #expect(reading.outcomes.count == 66)
    }
  }

  @Test func `a quote that is never closed loses its own line only, however long the file`() throws
  {
    let lines = (2...1000).map { "\($0),b,y" }
    let reading = try Reading("1,\"a,y\n" + lines.joined(separator: "\n"), .bare())
    #expect(reading.broken.map(\.reason) == [Reasons.brokenQuote])
    #expect(reading.records.map(\.extent.record) == Array(2...1000))
  }

  @Test(arguments: [(65_531, false), (65_532, true)])
  func `a record has at most 64 KiB`(length: Int, isBroken: Bool) throws {
    let text = "1,\(String(repeating: "x", count: length)),y\n2,b,y\n"
    let reading = try Reading(text, .bare())
    #expect(reading.broken.map(\.reason) == (isBroken ? [Reasons.recordTooLong] : []))
    #expect(reading.records.last?.fields == ["2", "b", "y"])
    #expect(reading.ending?.records == 2)
  }

  @Test(arguments: ["\n", "\r\n", "\r"], [70_000, 262_139, 262_140, 262_141, 600_000, 2_000_000])
  func `of a line longer than the window the beginning is kept`(end: String, length: Int) throws {
    let text = "0,a,x\(end)1,\(String(repeating: "x", count: length))\(end)2,b,y\(end)"
    let reading = try Reading(text, .bare())
    #expect(reading.outcomes == ["1 0|a|x", "2 RECORD_TOO_LONG", "3 2|b|y"])
    let broken = try #require(reading.broken.first)
    #expect(broken.extent.offset == 5 + end.utf8.count)
    #expect(broken.extent.length == 2 + length + end.utf8.count)
    #expect(broken.original == Array("1,\(String(repeating: "x", count: 65_534))".utf8))
    #expect(broken.cells?.first == "1")
    #expect(reading.ending?.bytes == text.utf8.count)
  }

  @Test(arguments: [70_000, 600_000])
  func `a last line longer than the window is one record`(length: Int) throws {
    let reading = try Reading("0,a,x\n" + String(repeating: "x", count: length), .bare())
    #expect(reading.outcomes == ["1 0|a|x", "2 RECORD_TOO_LONG"])
    #expect(reading.ending?.bytes == 6 + length)
  }

  @Test func `an open quote before a very long line loses its own line only`() throws {
    let long = "2,b,\(String(repeating: "x", count: 600_000))"
    let reading = try Reading("1,\"a,x\n\(long)\n3,c,x\n", .bare())
    #expect(
      reading.outcomes == ["1 QUOTE_BROKEN", "2 RECORD_TOO_LONG", "3 3|c|x"])
  }

  @Test func `a single record larger than a batch makes the batch grow`() throws {
    let value = String(repeating: "€", count: 20_000)
    let source = SourceFile.memory(Array("1,\(value),y\n2,b,y\n".utf8), name: "large.csv")
    let reading = try Reading(source, .bare(), batch: 4, bytes: 100)
    #expect(reading.records.map(\.fields) == [["1", value, "y"], ["2", "b", "y"]])
  }

  /// Quotes that end nowhere: before a character, and with a pair of them at the end.
  @Test(arguments: ["\"a,", "\"\"\"a,", "a\"b"], ["", "\"\""])
  func `a long line of quotes that end nowhere is split at once`(part: String, end: String) throws {
    let line = String(repeating: part, count: 65_000 / part.utf8.count) + end
    let text = line + "\n2,b,y\n"
    let time = try ContinuousClock().measure {
      let reading = try Reading(text, .bare())
      #expect(reading.broken.count == 1)
      #expect(reading.records.map(\.fields) == [["2", "b", "y"]])
    }
    #expect(time < .seconds(60))
  }
}
