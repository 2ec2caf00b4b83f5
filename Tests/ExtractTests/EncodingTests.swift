import Diagnostics
import Extract
import Testing

@Suite struct EncodingTests {
  @Test(
    arguments: [
      (.windows1252, [0x5A, 0x6F, 0xEB], "Zoë"),
      (.windows1252, [0x4F, 0x92, 0x42, 0x80, 0x9F], "O’B€Ÿ"),
      (.windows1252, [0xA0, 0xFF], "\u{A0}ÿ"),
      (.latin1, [0xA4, 0xE9, 0x85], "¤é\u{85}"),
      (.latin9, [0xA4, 0xA6, 0xA8, 0xB4, 0xB8, 0xBC, 0xBD, 0xBE], "€ŠšŽžŒœŸ"),
      (.utf8, Array("Zoë € 😎".utf8), "Zoë € 😎"),
    ] as [(TextEncoding, [UInt8], String)])
  func `a field comes out in UTF-8`(encoding: TextEncoding, bytes: [UInt8], text: String) throws {
    let plain = Array("1,a,x\n".utf8)
    let file = plain + Array("2,".utf8) + bytes + Array(",\"".utf8) + bytes + Array("\"\n".utf8)
    let reading = try Reading(
      .memory(file + plain, name: "text.csv"), .bare(encoding: encoding))
    #expect(
      reading.records.map(\.fields) == [["1", "a", "x"], ["2", text, text], ["1", "a", "x"]])
    #expect(encoding.text(of: bytes) == text)
    #expect(encoding.bytes(of: text) == bytes)
  }

  @Test(
    arguments: [
      (.windows1252, [0x81]), (.windows1252, [0x8D]), (.windows1252, [0x8F]),
      (.windows1252, [0x90]), (.windows1252, [0x9D]),
      (.utf8, [0xE9]), (.utf8, [0xC3]), (.utf8, [0xC0, 0xAF]), (.utf8, [0xED, 0xA0, 0x80]),
      (.utf8, [0xF5, 0x80, 0x80, 0x80]), (.utf8, [0xFF]),
    ] as [(TextEncoding, [UInt8])])
  func `bytes that are no text cost one record`(encoding: TextEncoding, bytes: [UInt8]) throws {
    let file = Array("1,a".utf8) + bytes + Array("b,x\n2,c,x\n".utf8)
    let reading = try Reading(.memory(file, name: "text.csv"), .bare(encoding: encoding))
    #expect(reading.outcomes == ["1 BYTES_INVALID", "2 2|c|x"])
    #expect(reading.broken.first?.cells?.first == "1")
    #expect(reading.broken.first?.original == Array(file.prefix(file.count - 6)))
  }

  @Test func `a bad byte in the second line of a value costs the whole record`() throws {
    let file = Array("1,\"a\nb".utf8) + [0x81] + Array("\",x\n2,c,x\n".utf8)
    let reading = try Reading(
      .memory(file, name: "text.csv"), .bare(encoding: .windows1252))
    #expect(reading.outcomes == ["1-2 BYTES_INVALID", "3 2|c|x"])
  }

  @Test func `only the lines after the first accented one of a record are translated`() throws {
    let file = Array("1,\"a\n".utf8) + [0xE9] + Array("\nb\",x\n".utf8)
    let reading = try Reading(
      .memory(file, name: "text.csv"), .bare(encoding: .latin1))
    #expect(reading.records.map(\.fields) == [["1", "a\né\nb", "x"]])
  }

  @Test func `a text that the encoding lacks has no bytes`() {
    #expect(TextEncoding.windows1252.bytes(of: "Ł") == nil)
    #expect(TextEncoding.latin1.bytes(of: "€") == nil)
    #expect(TextEncoding.ebcdic285.bytes(of: "€") == nil)
    #expect(
      TextEncoding.names == [
        "utf-8", "windows-1252", "iso-8859-1", "iso-8859-15", "ebcdic-037", "ebcdic-285",
        "ebcdic-1146", "utf-16", "utf-16le", "utf-16be",
      ])
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF], .windows1252, "UTF-8"), ([0xFF, 0xFE], .utf8, "UTF-16"),
      ([0xFE, 0xFF], .windows1252, "UTF-16"),
    ] as [([UInt8], TextEncoding, String)])
  func `a mark of another encoding is refused`(
    mark: [UInt8], encoding: TextEncoding, found: String
  ) {
    let file = SourceFile.memory(mark + Array("1,a,x\n".utf8), name: "text.csv")
    #expect(
      throws: ExtractError.headerDisagrees(
        path: "text.csv", line: 1, .encoding(found: found, declared: encoding))
    ) {
      try Reading(file, .bare(encoding: encoding))
    }
  }
}
