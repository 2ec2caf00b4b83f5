import Foundation
import Rehearsal
import TestSupport
import Testing

@Suite struct SampleExportsTests {
  @Test(
    arguments: [
      ("medway-csv", 12_000, 200, UInt64(1948), 8), ("cerner-pipe", 6_000, 85, 1990, 38),
      ("sus-fixed", 1_000, 30, 1948, 4), ("mainframe", 1_400, 40, 1948, 3),
      ("cds-xml", 1_000, 30, 1948, 5),
    ])
  func `the sample exports are what the command in their README writes`(
    _ system: String, records: Int, defects: Int, seed: UInt64, files: Int
  ) throws {
    let folder = try TemporaryFolder()
    _ = try Rehearsal.generate(
      Exports.project(system), records: records, defects: defects, seed: seed,
      into: URL(filePath: folder.path))

    let written = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for name in written {
      let kept = FileManager.default.contents(
        atPath: Repository.path("Fixtures/\(system)/\(name)"))
      #expect(try kept.map([UInt8].init) == folder.bytes(of: name), "\(name)")
    }
    #expect(written.count == files)
    let readme = try Repository.text("Fixtures/\(system)/README.md")
    #expect(readme.contains("--records \(records) --defects \(defects) --seed \(seed)"))
  }
}
