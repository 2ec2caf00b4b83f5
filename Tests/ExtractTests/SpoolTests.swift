import Diagnostics
import Extract
import Foundation
import TestSupport
import Testing

/// What is read from a spool is what the reader gave.
@Suite struct SpoolTests {
  /// A file, and the layout by which it is read.
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let layout: Layout

    var testDescription: String { name }
  }

  static func samples() throws -> [Sample] {
    let lines = (1...300).map { number in
      number % 50 == 7
        ? "\(number),short\n"
        : "\(number),\"\(String(repeating: "long \"\"text\"\" ", count: number % 40))\",é\n"
    }.joined()
    let cards = (1...300).map { number in
      number % 50 == 7 ? "\(number)\n" : "\(1000 + number)Ünal\(number % 3 == 0 ? "  " : "M1")\n"
    }.joined()
    let patients = XMLSample.document(
      (1...300).map { number in
        let alerts = (0..<(number == 100 ? 256 : number % 4)).map {
          "<x:Alert code=\"A\($0)\"><x:Note>n\($0)</x:Note></x:Alert>"
        }
        return number % 50 == 7
          ? "<x:Patient id=\"\(number)\"><x:Name></x:Patient>"
          : "<x:Patient id=\"\(number)\"><x:Name><x:Surname>É\(number)</x:Surname></x:Name>"
            + "<x:Alerts>\(alerts.joined())</x:Alerts></x:Patient>"
      }.joined(separator: "\n"))
    let fixed = Layout.fixed(10, [1...4, 5...8, 9...10], encoding: .latin1)
    return [
      Sample(name: "plain.csv", bytes: Array(lines.utf8), layout: .bare()),
      Sample(name: "packed.csv.gz", bytes: gzip(Array(lines.utf8)), layout: .bare()),
      Sample(
        name: "positions.dat", bytes: cards.unicodeScalars.map { UInt8($0.value) }, layout: fixed),
      Sample(name: "patients.xml", bytes: Array(patients.utf8), layout: try XMLSample.layout()),
      Sample(
        name: "patients in UTF-16.xml",
        bytes: [0xFF, 0xFE] + patients.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
        layout: try XMLSample.layout()),
    ]
  }

  private static func spool(
    _ source: SourceFile, _ layout: Layout, batch size: Int, in folder: String
  ) throws -> SpooledFile {
    let file = try SpooledFile(source, layout: layout, in: RecordSpool(folder: folder))
    try fill(file, from: source, layout, batch: size)
    return file
  }

  private static func fill(
    _ file: SpooledFile, from source: SourceFile, _ layout: Layout, batch size: Int
  ) throws {
    var reader = try Format.reader(of: source, layout: layout)
    var batch = RecordBatch(layout, records: size, bytes: 4096)
    var broken: [BrokenRecord] = []
    while try reader.read(into: &batch, broken: &broken) {
      try file.add(batch, broken, upTo: reader.mark)
    }
    let ending = reader.ending
    file.end(try #require(ending))
  }

  @Test(arguments: try Self.samples(), [1, 7, 64])
  func `a spool gives what the reader gave`(sample: Sample, size: Int) throws {
    let folder = try TemporaryFolder()
    let source = try SourceFile.open(path: folder.file(sample.name, sample.bytes))
    let read = try Reading(source, sample.layout)
    #expect(read.records.count == 294)
    #expect(read.broken.count == 6)
    let spooled = try Self.spool(source, sample.layout, batch: size, in: folder.path)
    // More than once, and into batches of another size.
    for again in [64, 500] {
      let found = try Reading(spooled.reader(), sample.layout, batch: again, bytes: 1 << 16)
      #expect(found.records == read.records)
      #expect(found.broken == read.broken)
      #expect(found.ending == read.ending)
      #expect(found.marks.last == read.marks.last)
    }
  }

  /// What is gathered grows while a record is being written that no longer fits.
  @Test func `long records are kept whole`() throws {
    let folder = try TemporaryFolder()
    var random = SplitMix(7)
    let lines = (1...400).map { number in
      "\(number),\(String(repeating: "y", count: Int.random(in: 0...60_000, using: &random))),x\n"
    }.joined()
    let patients = XMLSample.document(
      [300_000, 300_000, 300_000, 250_000, 900_000, 10, 500_000, 999_000].map { length in
        let name = String(repeating: "z", count: length)
        return
          "<x:Patient id=\"\(length)\"><x:Name><x:Surname>\(name)</x:Surname></x:Name></x:Patient>"
      }.joined(separator: "\n"))
    let samples = [
      Sample(name: "a.csv.gz", bytes: gzip(Array(lines.utf8)), layout: .bare()),
      Sample(name: "a.xml", bytes: Array(patients.utf8), layout: try XMLSample.layout()),
    ]
    for sample in samples {
      let source = try SourceFile.open(path: folder.file(sample.name, sample.bytes))
      let read = try Reading(source, sample.layout)
      #expect(read.broken.isEmpty)
      let spooled = try Self.spool(source, sample.layout, batch: 64, in: folder.path)
      #expect(try Reading(spooled.reader(), sample.layout).records == read.records)
    }
  }

  @Test func `another file in its place is no original of it`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", Array("1,a,x\n".utf8))
    let spooled = try Self.spool(
      SourceFile.open(path: path), .bare(), batch: 64, in: folder.path)
    let other = try folder.file("b.csv", Array("1,b,x\n".utf8))
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.moveItem(atPath: other, toPath: path)
    var reader = spooled.reader()
    var batch = RecordBatch(.bare())
    var broken: [BrokenRecord] = []
    #expect(try reader.read(into: &batch, broken: &broken))
    #expect(batch.copyOfOriginal(ofRecord: 0) == [])
    #expect(throws: ExtractError.changedWhileRead(path: path)) { try batch.proveOriginals() }
  }

  @Test func `a file of which too much cannot be split is not held in memory`() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "too short\n", count: 20) + "1,a,x\n"
    let source = try SourceFile.open(path: folder.file("a.csv", Array(text.utf8)))
    for (most, isWhole) in [(199, false), (200, true)] {
      let spooled = try SpooledFile(
        source, layout: .bare(), in: RecordSpool(folder: folder.path), mostBrokenBytes: most)
      try Self.fill(spooled, from: source, .bare(), batch: 4)
      #expect(spooled.ending?.brokenOfFile == 20)
      #expect(spooled.isWhole == isWhole)
    }
  }

  @Test func `only what cannot be found in its file is kept beside the fields`() throws {
    let folder = try TemporaryFolder()
    for sample in try Self.samples() {
      let source = try SourceFile.open(path: folder.file(sample.name, sample.bytes))
      let spooled = try Self.spool(source, sample.layout, batch: 64, in: folder.path)
      let isPlain = ["plain.csv", "positions.dat", "patients.xml"].contains(sample.name)
      #expect((spooled.originals != nil) == isPlain, "\(sample.name)")
    }
  }

  @Test func `an original that has changed since is an error, not other bytes`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", Array("1,a,x\n2,b,y\n".utf8))
    let source = try SourceFile.open(path: path)
    let spooled = try Self.spool(source, .bare(), batch: 64, in: folder.path)
    try folder.append("3,c,z\n", to: path)
    var reader = spooled.reader()
    var batch = RecordBatch(.bare())
    var broken: [BrokenRecord] = []
    #expect(try reader.read(into: &batch, broken: &broken))
    // Its fields are what was read.
    #expect(batch.copyOfField(1, ofRecord: 1) == Array("b".utf8))
    try batch.proveOriginals()
    #expect(batch.copyOfOriginal(ofRecord: 1) == [])
    #expect(throws: ExtractError.changedWhileRead(path: path)) { try batch.proveOriginals() }
  }

  @Test func `records in another order have their own originals`() throws {
    let folder = try TemporaryFolder()
    let spool = try RecordSpool(folder: folder.path)
    var places: [(place: Int, file: SpooledFile, original: [UInt8])] = []
    for name in ["a", "b"] {
      let long = String(repeating: name, count: 400)
      let text = (1...90).map { "\($0),\(long),\($0 % 7)\n" }.joined()
      let source = try SourceFile.open(path: folder.file(name, Array(text.utf8)))
      let file = try SpooledFile(source, layout: .bare(), in: spool)
      var reader = try Format.reader(of: source, layout: .bare())
      var batch = RecordBatch(.bare(), records: 40)
      var broken: [BrokenRecord] = []
      while try reader.read(into: &batch, broken: &broken) {
        for (record, place) in try file.add(batch, broken, upTo: reader.mark).enumerated() {
          places.append((place, file, batch.copyOfOriginal(ofRecord: record)))
        }
      }
    }
    var batch = RecordBatch(.bare(), records: 180)
    for (place, file, _) in places.reversed() {
      try spool.read(at: place, originalIn: file.originals, into: &batch)
    }
    // Copies of them, too, as where a decision was carried out.
    var copies = RecordBatch(.bare(), records: 180)
    for record in 0..<batch.count { copies.append(copyOf: record, of: batch) }
    for (record, expected) in places.reversed().enumerated() {
      #expect(batch.copyOfOriginal(ofRecord: record) == expected.original)
      #expect(copies.copyOfOriginal(ofRecord: record) == expected.original)
    }
    try copies.proveOriginals()
  }
}
