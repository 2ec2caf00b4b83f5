import Diagnostics
import Extract
import Testing

@Suite struct UTF16Tests {
  static func bytes(_ text: String, isBigEndian: Bool, hasMark: Bool = true) -> [UInt8] {
    ((hasMark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit)]
      return isBigEndian ? pair : pair.reversed()
    }
  }

  static let text = "ID,NAME\r\n1,Zoë €\r\n2,\"😎, x\"\r\n"

  @Test(
    arguments: [
      (.utf16, false, true), (.utf16, true, true), (.utf16LittleEndian, false, false),
      (.utf16LittleEndian, false, true), (.utf16BigEndian, true, false),
    ] as [(TextEncoding, Bool, Bool)])
  func `a file of UTF-16 reads as its text`(
    encoding: TextEncoding, isBigEndian: Bool, hasMark: Bool
  ) throws {
    var layout = Layout.named(["ID", "NAME"])
    let plain = try Reading(.memory(Array(Self.text.utf8), name: "plain.csv"), layout)
    layout.encoding = encoding
    let file = Self.bytes(Self.text, isBigEndian: isBigEndian, hasMark: hasMark)
    for bytes in [file, gzip(file), zstd(file)] {
      let source = SourceFile.memory(bytes, name: "wide.csv")
      let reading = try Reading(source, layout)
      #expect(reading.records == plain.records)
      #expect(reading.records.map(\.fields) == [["1", "Zoë €"], ["2", "😎, x"]])
      #expect(reading.ending?.sha256 == SHA256.hexDigest(of: bytes))
      let extent = try #require(reading.records.last?.extent)
      #expect(
        try source.bytes(in: extent.offset..<extent.offset + extent.length, encoding: encoding)
          == reading.records.last?.original)
    }
  }

  @Test func `many chunks give the same text as one`() throws {
    let text = (1...60_000).map { "\($0),Zoë 😎 €\n" }.joined()
    var layout = Layout.bare(2)
    layout.encoding = .utf16
    let reading = try Reading(
      .memory(Self.bytes(text, isBigEndian: false), name: "long.csv"), layout)
    #expect(reading.records.count == 60_000)
    #expect(reading.records.allSatisfy { $0.fields[1] == "Zoë 😎 €" })
    #expect(reading.ending?.bytes == text.utf8.count)
  }

  @Test func `half a pair of surrogates costs its record`() throws {
    let half: [UInt8] = [0x3D, 0xD8]
    let file =
      Self.bytes("1,a", isBigEndian: false) + half
      + Self.bytes("\n2,b\n", isBigEndian: false, hasMark: false)
    var layout = Layout.bare(2)
    layout.encoding = .utf16
    let reading = try Reading(.memory(file, name: "half.csv"), layout)
    #expect(reading.outcomes == ["1 BYTES_INVALID", "2 2|b"])
  }

  @Test func `half a character at the end costs the last record`() throws {
    let file = Self.bytes("1,a\n2,b", isBigEndian: false) + [0x0A]
    var layout = Layout.bare(2)
    layout.encoding = .utf16
    #expect(
      try Reading(.memory(file, name: "odd.csv"), layout).outcomes == ["1 1|a", "2 BYTES_INVALID"])
  }

  @Test(
    arguments: [
      (.utf16, [], .noMark),
      (.utf16BigEndian, [0xFF, 0xFE], .encoding(found: "UTF-16LE", declared: .utf16BigEndian)),
      (
        .utf16LittleEndian, [0xFE, 0xFF], .encoding(found: "UTF-16BE", declared: .utf16LittleEndian)
      ),
    ] as [(TextEncoding, [UInt8], HeaderFault)])
  func `the mark must be there and right`(
    encoding: TextEncoding, mark: [UInt8], fault: HeaderFault
  ) {
    let file = mark + Self.bytes("1,a\n", isBigEndian: false, hasMark: false)
    var layout = Layout.bare(2)
    layout.encoding = encoding
    #expect(throws: ExtractError.headerDisagrees(path: "wide.csv", line: 1, fault)) {
      try Reading(.memory(file, name: "wide.csv"), layout)
    }
  }
}
