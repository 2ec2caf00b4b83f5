import Extract
import Foundation
import Pages
import Review
import Testing

/// Originals are shown as their source spells them, and leave byte for byte.
@Suite struct OriginalEncodingTests {
  static func record(
    _ bytes: [UInt8], _ encoding: TextEncoding, _ number: Int = 1, marks: Range<Int>? = nil
  ) -> IsolatedRecord {
    IsolatedRecord(
      id: "e\(number)", mapping: "patient", file: "PAS.DAT", record: number, lines: number...number,
      bytes: 0..<bytes.count, encoding: encoding, original: bytes, outcome: .rejected,
      faults: [IsolatedFault(number: 9000, slug: "ROW_SHORT", column: "X", bytes: marks)],
      firstRun: "r")
  }

  @Test(
    arguments: [
      // "P O'NEIL £5" and NEXT LINE.
      (
        [0xD7, 0x40, 0xD6, 0x7D, 0xD5, 0xC5, 0xC9, 0xD3, 0x40, 0x5B, 0xF5, 0x15], .ebcdic285,
        "P »O'NEIL« £5‹NEL›\n", "A »A'AAAA« £9‹NEL›\n"
      ),
      ([0x5A, 0xC3, 0xA9, 0x93], .windows1252, "ZÃ»©“«", "AA»©“«"),
      (Array("Zé O'Ne".utf8), .utf16LittleEndian, "Zé »O'Ne«", "Aa »A'Aa«"),
      ([0xA4, 0x81, 0x41], .latin9, "€‹81›»A«", "€‹81›»A«"),
    ] as [([UInt8], TextEncoding, String, String)])
  func `an original is shown in its own characters`(
    bytes: [UInt8], encoding: TextEncoding, revealed: String, masked: String
  ) {
    let mark =
      switch encoding {
      case .ebcdic285: 2..<8
      case .utf16LittleEndian: 4..<8
      default: 2..<4
      }
    let record = Self.record(bytes, encoding, marks: mark)
    #expect(record.originalText(reveal: true)?.plain == revealed)
    #expect(record.originalText(reveal: false)?.plain == masked)
  }

  @Test(
    arguments: [
      // Records of one length have no line ends, and get none.
      ([[0xC1, 0xF1], [0xC2, 0xF2]], .ebcdic037, [], [0xC1, 0xF1, 0xC2, 0xF2]),
      // A cut record gets what ends the others.
      ([[0xC1, 0x15], [0xC2]], .ebcdic037, [], [0xC1, 0x15, 0xC2, 0x15]),
      ([[0x41], [0x42]], .utf8, [], [0x41, 0x0A, 0x42, 0x0A]),
      (
        [Array("é😀\r\n".utf8), Array("B".utf8)], .utf16, [0xFE, 0xFF, 0x00, 0x0A],
        [
          0xFE, 0xFF, 0x00, 0x0A, 0x00, 0xE9, 0xD8, 0x3D, 0xDE, 0x00, 0x00, 0x0D, 0x00, 0x0A,
          0x00, 0x42, 0x00, 0x0D, 0x00, 0x0A,
        ]
      ),
      // Half a pair of surrogates, as the reader keeps it.
      ([[0xED, 0xA0, 0xBD, 0x0A]], .utf16, [], [0xFF, 0xFE, 0x3D, 0xD8, 0x0A, 0x00]),
    ] as [([[UInt8]], TextEncoding, [UInt8], [UInt8])])
  func `records are exported as the file had them`(
    originals: [[UInt8]], encoding: TextEncoding, header: [UInt8], expected: [UInt8]
  ) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("encoding-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let records = originals.enumerated().map { Self.record($0.element, encoding, $0.offset + 1) }
    _ = try RejectExport(records, headers: ["PAS.DAT": header]).write(to: folder)
    let written = try Data(contentsOf: URL(fileURLWithPath: folder + "/rejected.PAS.DAT"))
    #expect(Array(written) == expected)
  }

  @Test func `the header of a file in UTF-16 is taken to the end of its line`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("header-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try PrivateFile.makeFolder(folder)
    let path = folder + "/x.csv"
    // "Ċ" is 01 0A: its second byte is not the end of a line.
    let bytes: [UInt8] = [0xFF, 0xFE, 0x0A, 0x01, 0x0A, 0x00, 0x31, 0x00]
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    #expect(
      SourceHeader.bytes(ofFile: path, lines: 1, encoding: .utf16) == Array(bytes.prefix(6)))
    #expect(SourceHeader.bytes(ofFile: path, lines: 0, encoding: .utf16) == [0xFF, 0xFE])
  }
}
