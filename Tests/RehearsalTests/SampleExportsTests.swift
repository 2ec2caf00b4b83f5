import Foundation
import Rehearsal
import TestSupport
import Testing

@Suite struct SampleExportsTests {
  @Test func `the sample exports are what the command in their README writes`() throws {
    let folder = try TemporaryFolder()
    _ = try Rehearsal.generate(
      Exports.medway(), records: 12_000, defects: 200, seed: 1948,
      into: URL(filePath: folder.path))

    let written = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for name in written {
      let kept = FileManager.default.contents(
        atPath: Repository.path("Fixtures/medway-csv/\(name)"))
      #expect(try kept.map([UInt8].init) == folder.bytes(of: name), "\(name)")
    }
    #expect(written.count == 8)
    let readme = try Repository.text("Fixtures/medway-csv/README.md")
    #expect(readme.contains("--records 12000 --defects 200 --seed 1948"))
  }
}
