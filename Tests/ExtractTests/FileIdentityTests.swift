import Extract
import Testing

@Suite struct FileIdentityTests {
  private static let text = Array(String(repeating: "1,Smith\n", count: 100_000).utf8)

  /// What a reader says of a file that was opened to be compared.
  private static func read(
    _ path: String, _ digest: SourceFile.Digest = .tag
  ) throws -> SourceDigest? {
    try Reading(SourceFile.open(path: path, digest: digest), .bare(2)).ending?.digest
  }

  @Test func `a file that is read again is the one that was hashed`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv", Self.text)
    let identity = try FileIdentity(of: path)
    #expect(identity.sha256 == SHA256.hexDigest(of: Self.text))
    #expect(try FileIdentity(of: path) == identity)
    #expect(try Self.read(path).map(identity.matches) == true)
    #expect(try Self.read(path, .sha256).map(identity.matches) == true)
    let known = FileIdentity(sha256: identity.sha256)
    #expect(try Self.read(path, .sha256).map(known.matches) == true)
    #expect(try Self.read(path).map(known.matches) == false)
  }

  @Test func `a packed file is compared as it lies on disk`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a.csv.gz", gzip(Self.text))
    let identity = try FileIdentity(of: path)
    #expect(try Self.read(path).map(identity.matches) == true)
  }

  /// In the first piece that is read, on the edge of two, and at the end.
  @Test(arguments: [0, (256 << 10) - 1, 256 << 10, 799_998])
  func `one byte is enough for another file`(place: Int) throws {
    let folder = try TemporaryFolder()
    let identity = try FileIdentity(of: folder.file("a.csv", Self.text))
    var other = Self.text
    other[place] ^= 1
    let path = try folder.file("a.csv", other)
    #expect(try Self.read(path).map(identity.matches) == false)
    #expect(try Self.read(path, .sha256).map(identity.matches) == false)
  }
}
