import Diagnostics
import Migration
import TestSupport
import Testing

@Suite struct ManifestTests {
  private static let header = "file,record_type,rows,sha256,as_at,extent\n"
  private static let hash = String(repeating: "aB", count: 32)

  @Test func `a manifest gives each file its count, hash and time`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "manifest.csv",
      """
      \(Self.header)a.csv,pmi,2,\(Self.hash),2026-11-22T02:00:00,full
      b.csv,pmi,0,\(Self.hash),2026-11-23,full

      """)

    let manifest = try #require(try Manifest.read(path))

    #expect(manifest.lines.map(\.file) == ["a.csv", "b.csv"])
    #expect(manifest.lines.map(\.rows) == [2, 0])
    #expect(manifest.lines[0].sha256 == Self.hash.lowercased())
    #expect(manifest.asAt == manifest.lines[1].asAt)
    #expect(manifest.asAt != nil)
  }

  @Test(arguments: ["a.csv,pmi,many,HASH,,full", "a.csv,pmi,-1,HASH,,full", ",pmi,1,HASH,,full"])
  func `a line that cannot be right is named`(line: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "manifest.csv", Self.header + line.replacing("HASH", with: Self.hash) + "\n")

    let error = #expect(throws: MigrationError.self) { _ = try Manifest.read(path) }

    #expect(error?.diagnostic.place?.line == 2)
    #expect(error?.diagnostic.place?.file == "manifest.csv")
  }

  @Test func `a manifest that cannot be read is not taken for none`() throws {
    let folder = try TemporaryFolder()
    try folder.write("manifest.csv/no", "a folder in its place")
    let error = #expect(throws: MigrationError.self) {
      _ = try Manifest.read(folder.path(of: "manifest.csv"))
    }
    #expect(error?.diagnostic.code == .manifestUnreadable)
    #expect(error?.diagnostic.place?.file == "manifest.csv")
  }

  @Test func `where there is no manifest there is none`() throws {
    let folder = try TemporaryFolder()
    #expect(try Manifest.read(folder.path(of: "manifest.csv")) == nil)
  }
}
