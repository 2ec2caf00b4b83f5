import Extract
import Migration
import RecordStore
import TestSupport
import Testing

/// The count at the end of a shipped system's export: without it nobody knows that all came.
@Suite struct TrailerTests {
  /// What happens to the trailer on its way; it is the last 161 bytes of the mainframe's dump.
  struct Damage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let code: String
    let make: @Sendable (inout [UInt8]) -> Void
  }

  private static let length = 161
  private static let file = "PAS_001.DAT"

  static let damages: [Damage] = [
    Damage(testDescription: "gone", code: "MIG1113") { $0.removeLast(length) },
    // The hundreds of the count, in EBCDIC: F0 to F9. A few more or less would pass, as each record
    // that cannot be split may hide another one.
    Damage(testDescription: "a hundred off", code: "MIG1108") { bytes in
      bytes[bytes.count - length + 7] ^= 1
    },
    Damage(testDescription: "no number", code: "MIG1108") { bytes in
      bytes[bytes.count - length + 9] = 0x6F
    },
  ]

  @Test(arguments: damages)
  func `an export whose trailer is gone or miscounts is taken out again`(
    damage: Damage
  ) throws {
    let folder = try TemporaryFolder()
    try folder.copy(Repository.path("Fixtures/mainframe"), to: "exports")
    let exports = folder.path(of: "exports")
    let before = try SHA256.hexDigest(ofFile: "\(exports)/\(Self.file)")
    var bytes = try folder.bytes(of: "exports/\(Self.file)")
    damage.make(&bytes)
    try folder.write("exports/\(Self.file)", bytes)
    // Declared as it is now, so that only the trailer is wrong.
    let after = try SHA256.hexDigest(ofFile: "\(exports)/\(Self.file)")
    let manifest = try folder.text(of: "exports/manifest.csv")
    try folder.write("exports/manifest.csv", manifest.replacing(before, with: after))

    let summary = try Trial.run(
      Trial.project(Repository.path("Mappings/mainframe")), from: exports, in: folder.path)

    #expect(summary.verdict == .failed && summary.verdict?.exitCode == 5)
    #expect(summary.message?.hasPrefix(damage.code) == true, "\(summary.message ?? "")")
    #expect(summary.message?.contains(Self.file) == true)
    let store = try Trial.store(in: folder.path)
    for table in ["patient", "spell", "episode", "appointment"] {
      #expect(try store.integer("SELECT count(*) FROM \(identifier: table)") == 0, "\(table)")
    }
  }
}
