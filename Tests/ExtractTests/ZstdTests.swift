import Diagnostics
import Extract
import Testing

@Suite struct ZstdTests {
  static let text = SourceTests.text

  @Test(arguments: [1, 7, 4096])
  func `a zstd file reads as what is packed in it`(size: Int) throws {
    let folder = try TemporaryFolder()
    let plain = try Reading(.memory(Self.text, name: "text.csv"), .bare())
    let middle = Self.text.count / 2
    let packed = zstd(Array(Self.text[..<middle])) + zstd(Array(Self.text[middle...]))
    let path = try folder.file("two frames.zst", packed)
    let reading = try Reading(.open(path: path), .bare(), batch: size)
    #expect(reading.records == plain.records)
    #expect(reading.ending?.sha256 == SHA256.hexDigest(of: packed))
    let extent = plain.records[4000].extent
    let range = extent.offset..<extent.offset + extent.length
    #expect(try SourceFile.open(path: path).bytes(in: range) == plain.records[4000].original)
  }

  @Test(arguments: [1, 9, 200])
  func `a zstd file that is cut off is damaged`(cut: Int) throws {
    let packed = Array(zstd(Self.text).dropLast(cut))
    #expect(throws: ExtractError.damaged(path: "cut.zst", byte: packed.count)) {
      try Reading(.memory(packed, name: "cut.zst"), .bare())
    }
  }

  @Test func `bytes behind a frame that are none are damage`() {
    #expect {
      try Reading(.memory(zstd(Self.text) + [1, 2, 3, 4, 5], name: "bad.zst"), .bare())
    } throws: { error in
      guard case .damaged? = error as? ExtractError else { return false }
      return true
    }
  }

  @Test func `a zstd file that grows without end is refused at the same limit`() {
    let bomb = zstd(Array(repeating: UInt8(ascii: "x"), count: 70 << 20))
    #expect(throws: ExtractError.grows(path: "bomb.zst", ratio: 200, allowance: 64 << 20)) {
      try Reading(.memory(bomb, name: "bomb.zst"), .bare())
    }
  }
}
