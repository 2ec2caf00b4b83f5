import Foundation
import Review
import Testing

@Suite struct RejectExportTests {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("export-\(UUID().uuidString)").path

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
  }

  @Test func `the originals are exported byte for byte under their own header`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let header = [0xEF, 0xBB, 0xBF] + Array("PAS_ID,NHS_NO,NAME\r\n".utf8)
    let receipt = try RejectExport(SampleRun.records, headers: ["PMI_001.csv": header])
      .write(to: folder)

    let originals = SampleRun.rejected.prefix(4).compactMap(\.original)
    #expect(try bytes("rejected.PMI_001.csv") == header + originals.flatMap(\.self))
    #expect(
      receipt.files.map { URL(fileURLWithPath: $0).lastPathComponent } == [
        "rejected.PMI_001.csv", "rejected.SPELLS_001.csv", "waiting.ALERTS.csv",
        "waiting.SPELLS_001.csv", "rejected.faults.csv",
      ])
    #expect(receipt.withoutOriginal == 0)
  }

  @Test func `a last record without a line end does not run into the next`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var first = SampleRun.rejected[0]
    first.original = Array("=1,cut".utf8)
    var lost = SampleRun.rejected[1]
    lost.original = nil
    let receipt = try RejectExport(
      [first, lost, SampleRun.rejected[3]], headers: ["PMI_001.csv": Array("A,B\r\n".utf8)]
    ).write(to: folder)

    let text = String(decoding: try bytes("rejected.PMI_001.csv"), as: UTF8.self)
    #expect(text.hasPrefix("A,B\r\n=1,cut\r\n,9990004544,"))
    #expect(receipt.withoutOriginal == 1)
  }

  @Test func `nobody else may read what is exported`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let receipt = try RejectExport(SampleRun.records, headers: [:]).write(to: folder)
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(folder) == 0o700)
    for path in receipt.files { #expect(try mode(path) == 0o600) }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).count == receipt.files.count)
  }

  @Test func `every fault is a line, and a formula is neutralised`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var record = SampleRun.rejected[4]
    record.faults[0].expected = "=HYPERLINK(\"x\")"
    record.faults[0].column = " +A"
    record.faults[1].expected = "a, or \"b\""
    _ = try RejectExport([record, SampleRun.held[0], SampleRun.held[15]], headers: [:])
      .write(to: folder)

    let text = String(decoding: try bytes("rejected.faults.csv"), as: UTF8.self)
    let lines = text.components(separatedBy: "\r\n").filter { !$0.isEmpty }
    #expect(lines.count == 5)
    #expect(lines[1].contains(",\"'=HYPERLINK(\"\"x\"\")\","))
    #expect(lines[1].contains(",' +A,34,16,"))
    #expect(lines[2].contains("\"a, or \"\"b\"\"\""))
    #expect(lines[3].hasSuffix(",\(SampleRun.rejected[0].id)"))
    #expect(lines[4].contains("PARENT_MISSING"))
    #expect(lines[4].hasSuffix(",patient M0777777"))
  }

  @Test func `a header is taken from the source as it is`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try PrivateFile.makeFolder(folder)
    try PrivateFile.write("preamble\r\nA;B\r\n1;2\r\n", to: folder + "/x.csv")
    #expect(
      SourceHeader.bytes(ofFile: folder + "/x.csv", lines: 2) == Array("preamble\r\nA;B\r\n".utf8))
    #expect(SourceHeader.bytes(ofFile: folder + "/x.csv", lines: 9) == nil)
    #expect(SourceHeader.bytes(ofFile: folder + "/none.csv", lines: 1) == nil)
    #expect(
      SourceHeader.bytes(columns: ["A", "B;C"], delimiter: [0x3B], quote: 0x22)
        == Array("A;\"B;C\"\r\n".utf8))
  }

  @Test func `a folder that cannot be made is said with its path`() throws {
    #expect(throws: ReviewError.cannotWrite(path: "/proc/x", why: "the folder cannot be made")) {
      try RejectExport([], headers: [:]).write(to: "/proc/x")
    }
  }
}
