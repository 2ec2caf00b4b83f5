import Foundation
import TestSupport
import Testing

/// Exports that are not what was declared: one message, its place, what to do, nothing written.
@Suite struct BadExportTests {
  /// Something that goes wrong on the way from the supplier.
  struct Damage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let code: String
    let names: String
    let make: @Sendable (SampleProject) throws -> Void
  }

  private static let alerts = "Alerts_001.csv"

  static let damages: [Damage] = [
    Damage(testDescription: "a missing file", code: "MIG1101", names: alerts) {
      try $0.removeExport(alerts)
    },
    Damage(testDescription: "an empty file", code: "MIG1102", names: alerts) {
      try $0.changeExport(alerts) { $0 = [] }
    },
    Damage(
      testDescription: "a file that the manifest does not know", code: "MIG1104", names: "PMI_9"
    ) {
      try $0.folder.copy("\($0.exports)/\(alerts)", to: "Fixtures/medway-csv/PMI_9.csv")
    },
    Damage(testDescription: "one changed byte", code: "MIG1105", names: alerts) {
      try $0.changeExport(alerts) { $0[$0.count / 2] ^= 1 }
    },
    Damage(testDescription: "a file cut at a line end", code: "MIG1105", names: alerts) {
      try $0.changeExport(alerts) { bytes in
        bytes.removeLast()
        while bytes.last != 0x0A { bytes.removeLast() }
      }
    },
    Damage(testDescription: "a folder in place of a file", code: "MIG1103", names: alerts) {
      try $0.removeExport(alerts)
      try FileManager.default.createDirectory(
        atPath: "\($0.exports)/\(alerts)", withIntermediateDirectories: false)
    },
    Damage(
      testDescription: "a manifest that cannot be read", code: "MIG1112", names: "manifest.csv"
    ) {
      try $0.changeExport("manifest.csv") { $0 += Array("PMI_2.csv,pmi,many,,,full\n".utf8) }
    },
    Damage(testDescription: "a header of another layout", code: "MIG1110", names: alerts) {
      try $0.redeclare(alerts) { bytes in bytes[0] = UInt8(ascii: "X") }
    },
    Damage(testDescription: "a header and no records", code: "MIG1106", names: alerts) {
      try $0.redeclare(alerts) { bytes in
        let end = bytes.firstIndex(of: 0x0A) ?? 0
        bytes.removeSubrange((end + 1)...)
      }
    },
  ]

  @Test(arguments: damages)
  func `is refused before anything is written`(damage: Damage) async throws {
    let sample = try SampleProject()
    try damage.make(sample)

    let result = try await sample.run()

    #expect(result.status == 5, "\(result)")
    #expect(result.errors.contains("error[\(damage.code)]"), "\(result)")
    #expect(result.errors.contains(damage.names), "\(result)")
    #expect(result.errors.components(separatedBy: "error[").count == 2, "\(result)")
    #expect(result.errors.contains("help: "), "\(result)")
    #expect(result.output == "")
    #expect(!sample.hasStore)
  }

  @Test func `a compressed file that grows beyond its limit is refused before anything is written`()
    async throws
  {
    let sample = try SampleProject()
    try sample.removeExport("manifest.csv")
    let bomb = "\(sample.exports)/Alerts_001.csv"
    // A header, and then 120 MB of one record, compressed by more than five hundred to one.
    let script = """
      (head -n 1 '\(bomb)'; line="1,1,X,$(printf 'a%.0s' {1..3900}),,,,"
      yes "$line" | head -c 120000000) | gzip -9 > '\(bomb).gz' && mv '\(bomb).gz' '\(bomb)'
      """
    let made = try await Command("bash", ["-c", script]).run()
    try #require(made.status == 0)

    let result = try await sample.run()

    #expect(result.status == 5, "\(result)")
    #expect(result.errors.contains("error[MIG1107]"), "\(result)")
    #expect(result.errors.contains("Alerts_001.csv"), "\(result)")
    #expect(!sample.hasStore)
  }

  @Test func `a count that disagrees takes that file's rows out again`() async throws {
    let sample = try SampleProject()
    let name = "Fixtures/medway-csv/manifest.csv"
    let manifest = try sample.folder.text(of: name)
    try sample.folder.write(
      name, manifest.replacing("Alerts_001.csv,alerts,327,", with: "Alerts_001.csv,alerts,349,"))

    let result = try await sample.run()
    let summary = try PrintedSummary(result.output)

    #expect(result.status == 5, "\(result)")
    #expect(summary.verdict == "failed")
    #expect(summary.message?.hasPrefix("MIG1114") == true)
    #expect(summary.message?.contains("Alerts_001.csv") == true)
    #expect(summary.files.first { $0.file == "Alerts_001.csv" }?.loaded == 0)
    #expect(summary.files.first { $0.file == "PMI_001.csv" }?.loaded ?? 0 > 0)

    let again = try await sample.run()
    #expect(again.status == 5, "\(again)")
    #expect(again.errors.contains("error[MIG7003]"), "\(again)")
    #expect(again.errors.contains("help: "), "\(again)")
  }
}

extension SampleProject {
  /// Changes an export and declares it as it is then, so that only its contents are wrong.
  func redeclare(_ name: String, _ change: (inout [UInt8]) -> Void) throws {
    let before = try Digest.sha256(of: "\(exports)/\(name)")
    try changeExport(name, change)
    let after = try Digest.sha256(of: "\(exports)/\(name)")
    let manifest = "Fixtures/medway-csv/manifest.csv"
    try folder.write(
      manifest, try folder.text(of: manifest).replacing(before, with: after))
  }
}
