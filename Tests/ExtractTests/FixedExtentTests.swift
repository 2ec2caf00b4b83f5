import Diagnostics
import Extract
import TestSupport
import Testing

@Suite struct FixedExtentTests {
  /// A mixed file of everything that can happen to a line, drawn at random.
  static func randomFile(_ seed: UInt64) -> [UInt8] {
    var random = SplitMix(seed)
    let lines = [
      "10Ann ", "10Bea ", "20S1  ", "20S2  ", "10Zo", "20Cyrus", "45?   ", "", "1", "10Zoë",
      "99   3",
    ]
    var text: [UInt8] = []
    for _ in 0..<Int.random(in: 1...60, using: &random) {
      if Int.random(in: 0..<6, using: &random) == 0 { text.append(0x0C) }
      text += Array((lines.randomElement(using: &random) ?? "").utf8)
      text += Array((["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n").utf8)
    }
    if Bool.random(using: &random) { text.removeLast() }
    if Bool.random(using: &random) { text.append(0x1A) }
    return text.isEmpty ? [0x0A] : text
  }

  static func layout(_ type: String, takesUnknown: Bool) -> Layout {
    .fixed(
      6, [1...2, 3...6, 3...5], types: .mixed(6, reading: type, takesUnknown: takesUnknown),
      trailer: FixedTrailer(type: "trailer", recordCountAt: 2..<6))
  }

  @Test(arguments: 1...200)
  func `the originals of all types give the file back`(seed: Int) throws {
    let file = Self.randomFile(UInt64(seed))
    let source = SourceFile.memory(file, name: "random.dat")
    let patients = try Reading(source, Self.layout("patient", takesUnknown: true))
    let spells = try Reading(source, Self.layout("spell", takesUnknown: false), batch: 3)
    let all = (patients.originals + spells.originals).sorted {
      $0.extent.offset < $1.extent.offset
    }
    var end = 0
    var left: [UInt8] = []
    for (extent, bytes) in all {
      left += file[end..<extent.offset]
      #expect(bytes == Array(file[extent.offset..<extent.offset + extent.length]))
      #expect(extent.firstLine == extent.lastLine)
      // A page break stands in the line of the record behind it.
      let lineStart = file[..<extent.offset].lastIndex { $0 != 0x0C }.map { $0 + 1 } ?? 0
      let before = ExtentTests.lineCount(file[..<lineStart])
      #expect(extent.firstLine == before + 1)
      end = extent.offset + extent.length
    }
    left += file[end...]
    // What lies between the records is blank lines, page breaks, end-of-file marks and trailers.
    let text = String(decoding: left, as: UTF8.self).replacing("99   3", with: "")
    #expect(text.allSatisfy { $0.isNewline || $0 == "\u{0C}" || $0 == "\u{1A}" })
    #expect(patients.originals.map(\.extent.record) == Array(1..<patients.originals.count + 1))
    #expect(patients.ending?.recordsOfFile == all.count)
    #expect(patients.ending?.bytes == file.count)
    #expect(patients.ending?.lines == spells.ending?.lines)
    #expect(patients.ending?.brokenOfFile ?? 0 >= patients.broken.count)
  }

  @Test(arguments: 1...60)
  func `reading goes on from any mark`(seed: Int) throws {
    let file = SourceFile.memory(Self.randomFile(UInt64(seed)), name: "random.dat")
    let layout = Self.layout("patient", takesUnknown: seed.isMultiple(of: 2))
    let whole = try Reading(file, layout, batch: 3, bytes: 40)
    for mark in whole.marks {
      let rest = try Reading(file, layout, batch: 5, from: mark)
      #expect(rest.records == whole.records.filter { $0.extent.record >= mark.record })
      #expect(rest.broken == whole.broken.filter { $0.extent.record >= mark.record })
      #expect(rest.ending == whole.ending)
    }
  }

  @Test func `a mark behind the end of the file is a file that changed`() throws {
    let file = SourceFile.memory(Array("10Ann \n".utf8), name: "short.dat")
    #expect(throws: ExtractError.changedWhileRead(path: "short.dat")) {
      try Reading(
        file, Self.layout("patient", takesUnknown: true),
        from: SourceMark(offset: 8, record: 2, line: 2))
    }
  }
}
