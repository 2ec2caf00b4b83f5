import Foundation
import TestSupport
import Testing

/// Where a value came from, and what a second run changed, from the command line.
@Suite struct ExplainTests {
  @Test func `a row is explained, and two runs are compared`() async throws {
    let sample = try SampleProject()
    let first = try PrintedSummary(await sample.run().output)
    func migrate(_ arguments: String...) async throws -> CommandResult {
      try await Command(
        BuildFolder.path + "/migrate", arguments + ["--store", sample.store],
        in: sample.folder.path
      ).run()
    }
    let surname = try Self.firstSurname(sample)
    let id = "1099511628032"

    let masked = try await migrate("explain", "patient_name", id, sample.path)
    let revealed = try await migrate(
      "explain", "patient_name", id, sample.path, "--reveal", "--reason", "a test")
    let json = try await migrate("explain", "patient", id, sample.path, "--json")
    let unknown = try await migrate("explain", "patient", "7", sample.path)

    #expect(masked.status == 0 && revealed.status == 0, "\(masked)")
    #expect(masked.output.contains("from PMI_001.csv, record 1 (line 2)"), "\(masked)")
    #expect(masked.output.contains("mappings/patient.yaml:"), "\(masked)")
    #expect(!masked.output.contains(surname) && revealed.output.contains(surname), "\(revealed)")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["origin"] as? String == "record")
    #expect(unknown.status == 5 && unknown.errors.contains("MIG8006"), "\(unknown)")

    let second = try PrintedSummary(await sample.run().output)
    let diff = try await migrate("diff", first.run, second.run)
    #expect(diff.status == 0 && diff.output.contains(" unchanged\n"), "\(diff)")
    let missing = try await migrate("diff", first.run, "2001-01-01-a")
    #expect(missing.status == 5 && missing.errors.contains("MIG8004"), "\(missing)")
  }

  /// The surname of the first patient, as the export has it.
  private static func firstSurname(_ sample: SampleProject) throws -> String {
    let text = String(
      decoding: try sample.folder.bytes(of: "Fixtures/medway-csv/PMI_001.csv"), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let column = try #require(lines[0].firstIndex(of: "SURNAME"))
    return lines[1][column]
  }
}
