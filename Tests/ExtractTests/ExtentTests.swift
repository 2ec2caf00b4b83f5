import Diagnostics
import Extract
import TestSupport
import Testing

@Suite struct ExtentTests {
  /// A file of everything that can happen to a line, drawn at random.
  static func randomFile(_ seed: UInt64) -> [UInt8] {
    var random = SplitMix(seed)
    let ends = ["\n", "\r\n", "\r"]
    let cells = [
      "", "a", "4711", "\"a,b\"", "\"a\nb\"", "\"a\r\nb\"", "\"say \"\"x\"\"\"", "\"", "a\"b", "é",
      "\"é\"", "\u{20AC}", "\0", " ", "\u{1A}", "\"\"",
    ]
    var text: [UInt8] = []
    for _ in 0..<Int.random(in: 1...60, using: &random) {
      let count = [3, 3, 3, 3, 3, 2, 4, 0].randomElement(using: &random) ?? 3
      let line = (0..<count).map { _ in cells.randomElement(using: &random) ?? "" }
      text += Array(line.joined(separator: ",").utf8)
      if Int.random(in: 0..<20, using: &random) == 0 { text.append(0x81) }
      text += Array((ends.randomElement(using: &random) ?? "\n").utf8)
    }
    if Bool.random(using: &random) { text.removeLast() }
    return text.isEmpty ? [0x0A] : text
  }

  @Test(arguments: 1...300)
  func `the originals of all records give the file back`(seed: Int) throws {
    let file = Self.randomFile(UInt64(seed))
    let reading = try Reading(.memory(file, name: "random.csv"), .bare())
    var rebuilt: [UInt8] = []
    var lines = 0
    for (number, found) in reading.originals.enumerated() {
      #expect(found.extent.record == number + 1)
      #expect(found.extent.length == found.bytes.count)
      // What lies between two records is blank lines.
      let gap = file[rebuilt.count..<found.extent.offset]
      #expect(gap.allSatisfy { $0 == 0x0A || $0 == 0x0D })
      #expect(found.extent.firstLine == lines + Self.lineCount(gap) + 1)
      #expect(
        found.extent.lastLine - found.extent.firstLine + 1 == Self.lineCount(found.bytes[...]))
      rebuilt += gap
      rebuilt += found.bytes
      lines = found.extent.lastLine
    }
    rebuilt += file[rebuilt.count...].filter { $0 == 0x0A || $0 == 0x0D || $0 == 0x1A }
    #expect(rebuilt == file)
    #expect(reading.ending?.bytes == file.count)
    #expect(reading.ending?.lines == Self.lineCount(file[...]))
    #expect(reading.ending?.records == reading.originals.count)
  }

  /// CR, LF and CR LF each end a line; so does the end of the file.
  static func lineCount(_ bytes: ArraySlice<UInt8>) -> Int {
    var count = 0
    var previous: UInt8 = 0x0A
    for byte in bytes {
      if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { count += 1 }
      previous = byte
    }
    return previous == 0x0A || previous == 0x0D ? count : count + 1
  }

  @Test(arguments: 1...40)
  func `reading goes on from any mark`(seed: Int) throws {
    let file = SourceFile.memory(Self.randomFile(UInt64(seed)), name: "random.csv")
    let whole = try Reading(file, .bare(), batch: 3)
    for mark in whole.marks {
      let rest = try Reading(file, .bare(), batch: 5, from: mark)
      #expect(rest.records == whole.records.filter { $0.extent.record >= mark.record })
      #expect(rest.broken == whole.broken.filter { $0.extent.record >= mark.record })
      #expect(rest.ending?.records == whole.ending?.records)
      #expect(rest.ending?.lines == whole.ending?.lines)
      #expect(rest.ending?.sha256 == whole.ending?.sha256)
    }
  }

  @Test(arguments: 1...40)
  func `an original can be read again`(seed: Int) throws {
    let bytes = Self.randomFile(UInt64(seed))
    for file in [bytes, gzip(bytes)] {
      let source = SourceFile.memory(file, name: "random.csv")
      let found = try Reading(source, .bare()).originals.filter { $0.extent.record % 3 == 0 }
      for (extent, bytes) in found {
        let range = extent.offset..<(extent.offset + extent.length)
        #expect(try source.bytes(in: range) == bytes)
      }
    }
  }

  @Test func `an original that the file no longer has is a file that changed`() {
    let source = SourceFile.memory(Array("1,a,x\n".utf8), name: "short.csv")
    for range in [0..<7, 6..<7] {
      #expect(throws: ExtractError.changedWhileRead(path: "short.csv")) {
        try source.bytes(in: range)
      }
    }
  }

  @Test func `a mark behind the end of the file is a file that changed`() throws {
    let file = SourceFile.memory(Array("1,a,x\n".utf8), name: "short.csv")
    #expect(throws: ExtractError.changedWhileRead(path: "short.csv")) {
      try Reading(file, .bare(), from: SourceMark(offset: 7, record: 2, line: 2))
    }
  }

  @Test func `a record knows its place behind mark, preamble and header`() throws {
    let text = "\u{FEFF}extract of today\nID,NAME\r\n\n1,\"Zoë\nJones\"\r\n"
    var layout = Layout.named(["ID", "NAME"])
    layout.format = .csv(CSVDialect(preambleLines: 1))
    let reading = try Reading(text, layout)
    #expect(
      reading.records.map(\.extent) == [
        Extent(record: 1, offset: 30, length: 16, firstLine: 4, lastLine: 5)
      ])
    #expect(reading.ending?.lines == 5)
    #expect(reading.ending?.blankLines == 1)
  }
}
