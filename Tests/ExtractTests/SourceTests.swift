import Diagnostics
import Extract
import Testing

@Suite struct SourceTests {
  static let text = Array(
    (1...5000).map { "\($0),\"value \($0)\",x\r\n" }.joined().utf8)

  @Test(arguments: [1, 2, 7, 4096])
  func `file, gzip and memory give the same records`(size: Int) throws {
    let folder = try TemporaryFolder()
    let layout = Layout.bare()
    let memory = try Reading(.memory(Self.text, name: "text.csv"), layout)
    #expect(memory.records.count == 5000)
    let middle = Self.text.count / 2
    let packed = gzip(Array(Self.text[..<middle])) + gzip(Array(Self.text[middle...]))
    for (name, bytes) in [("plain.csv", Self.text), ("two members.gz", packed)] {
      let path = try folder.file(name, bytes)
      let reading = try Reading(.open(path: path), layout, batch: size)
      #expect(reading.records == memory.records)
      #expect(reading.ending?.sha256 == SHA256.hexDigest(of: bytes))
      #expect(try SHA256.hexDigest(ofFile: path) == SHA256.hexDigest(of: bytes))
      #expect(reading.ending?.bytes == Self.text.count)
    }
  }

  @Test func `reading goes on from a mark of a packed file`() throws {
    let packed = SourceFile.memory(gzip(Self.text), name: "text.csv.gz")
    let whole = try Reading(packed, .bare(), batch: 1000)
    let mark = whole.marks[3]
    #expect(mark.record == 3001)
    let rest = try Reading(packed, .bare(), from: mark)
    #expect(rest.records == Array(whole.records[3000...]))
    #expect(rest.ending == whole.ending)
  }

  @Test(
    arguments: [
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ])
  func `a digest is that of FIPS 180`(text: String, digest: String) {
    #expect(SHA256.hexDigest(of: Array(text.utf8)) == digest)
  }

  @Test func `zeros behind the last member are padding`() throws {
    let packed = gzip(Self.text) + Array(repeating: 0, count: 512)
    let reading = try Reading(.memory(packed, name: "tape.gz"), .bare())
    #expect(reading.records.count == 5000)
  }

  @Test(arguments: [-1, -9, -200])
  func `a packed file that is cut off is damaged`(cut: Int) {
    let packed = gzip(Self.text).dropLast(-cut)
    #expect(throws: ExtractError.damaged(path: "cut.gz", byte: packed.count)) {
      try Reading(.memory(Array(packed), name: "cut.gz"), .bare())
    }
  }

  @Test func `a packed file with a changed byte is damaged`() {
    var packed = gzip(Self.text)
    packed[packed.count - 6] ^= 1
    #expect {
      try Reading(.memory(packed, name: "bad.gz"), .bare())
    } throws: { error in
      guard case .damaged? = error as? ExtractError else { return false }
      return true
    }
  }

  @Test func `a packed file that grows without end is refused at a named limit`() {
    let bomb = gzip(Array(repeating: UInt8(ascii: "x"), count: 70 << 20), level: 9)
    #expect {
      try Reading(.memory(bomb, name: "bomb.gz"), .bare())
    } throws: { error in
      let diagnostic = (error as? ExtractError)?.diagnostic
      return diagnostic?.code == .sourceBomb
        && diagnostic?.message.contains("64 MiB and 200 times") == true
    }
  }

  @Test func `a file that grows while it is read is refused at the end`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("growing.csv", Array("1,a,x\n".utf8))
    let layout = Layout.bare()
    var reader = try Format.reader(of: .open(path: path), layout: layout)
    var batch = RecordBatch(columnCount: 3, records: 1)
    var broken: [BrokenRecord] = []
    #expect(try reader.read(into: &batch, broken: &broken))
    try folder.append("2,b,x\n", to: path)
    var found: ExtractError?
    do throws(ExtractError) {
      while try reader.read(into: &batch, broken: &broken) {}
    } catch {
      found = error
    }
    #expect(found == .changedWhileRead(path: path))
    #expect(found?.diagnostic.code == .sourceChanged)
  }

  @Test func `what cannot be opened is named with its remedy`() throws {
    let folder = try TemporaryFolder()
    let empty = try folder.file("empty.csv", [])
    let missing = folder.path + "/missing.csv"
    let cases: [(String, DiagnosticCode)] = [
      (missing, .sourceMissing), (empty, .sourceEmpty), (folder.path, .sourceIsDirectory),
      (empty + "/x.csv", .sourceMissing),
    ]
    for (path, code) in cases {
      var found: ExtractError?
      do throws(ExtractError) { _ = try SourceFile.open(path: path) } catch { found = error }
      #expect(found?.diagnostic.code == code)
      #expect(found?.diagnostic.place?.file == path)
      #expect(found?.diagnostic.message.contains(path) == true)
    }
    #expect(
      ExtractError.unreadable(path: "a.csv", errno: 13).diagnostic.code == .sourceUnreadable)
  }

  @Test func `a packed file of nothing is empty`() {
    #expect(throws: ExtractError.empty(path: "none.gz")) {
      try Reading(.memory(gzip([]), name: "none.gz"), .bare())
    }
  }

  /// What looks like a mark or a packed file, and the encoding in which it is a line like any other.
  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .windows1252), ([0xFE, 0xFF], .latin1),
      ([0x1F, 0x8B], .windows1252), ([0x28, 0xB5, 0x2F, 0xFD], .windows1252),
    ] as [([UInt8], TextEncoding)])
  func `a part of a file that begins like a packed or marked one is read as it is`(
    beginning: [UInt8], encoding: TextEncoding
  ) throws {
    let bytes = beginning + Array("1,b,c\n2,d,e\n".utf8)
    let csv = try Reading(
      .part(bytes, name: "a.csv"), Layout.bare(encoding: encoding).ofRegion())
    #expect(csv.records.map(\.original).flatMap(\.self) == bytes)
    let length = beginning.count + 5
    let fixed = try Reading(
      .part(Array(bytes.prefix(length + 1)), name: "a.dat"),
      Layout.fixed(length, [1...length], encoding: encoding).ofRegion())
    #expect(fixed.records.map(\.original) == [Array(bytes.prefix(length + 1))])
  }

  @Test func `behind every mark the trailer is found`() throws {
    let dialect = CSVDialect(
      header: .none, trailer: TrailerRule(firstCell: "TRL", recordCountCell: 2))
    let layout = Layout.bare(3, dialect)
    let source = SourceFile.memory(Array("1,b,x\n2,b,x\nTRL,2\n\n".utf8), name: "a.csv")
    let whole = try Reading(source, layout, batch: 4)
    #expect(whole.ending?.trailer == .found(count: 2))
    for mark in whole.marks {
      #expect(try Reading(source, layout, from: mark).ending?.trailer == .found(count: 2))
    }
  }
}
