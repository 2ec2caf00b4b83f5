import Diagnostics
import Extract
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
        let alerts = (0..<number % 4).map {
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
    let file = SpooledFile(source, layout: layout, in: try RecordSpool(folder: folder))
    var reader = try Format.reader(of: source, layout: layout)
    var batch = RecordBatch(layout, records: size, bytes: 4096)
    var broken: [BrokenRecord] = []
    while try reader.read(into: &batch, broken: &broken) {
      try file.add(batch, broken, upTo: reader.mark)
    }
    let ending = reader.ending
    file.end(try #require(ending))
    return file
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
      let file = SpooledFile(source, layout: .bare(), in: spool)
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
