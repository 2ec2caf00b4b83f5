import Foundation
import TestSupport
import Testing

/// `scan`, `check` with a scan, and `codes suggest`, as the team runs them.
@Suite struct ScanCommandTests {
  private func scan(
    _ sample: borrowing SampleProject, _ more: String...
  ) async throws -> CommandResult {
    var command = Command.migrate(
      "scan", sample.path, "--quiet", "--work", sample.folder.path(of: "work"))
    command.arguments += more
    return try await command.run()
  }

  private func check(_ sample: borrowing SampleProject) async throws -> [PrintedFault] {
    let result = try await Command.migrate(
      "check", sample.path, "--json", "--work", sample.folder.path(of: "work")
    ).run()
    return try PrintedFault.all(result.output)
  }

  @Test func `a scan counts every record and keeps itself private`() async throws {
    let sample = try SampleProject()
    let result = try await scan(sample)
    #expect(result.status == 0, "\(result)")
    #expect(result.output.contains("PMI_001.csv: 2,324 records"))
    let folder = sample.folder.path(of: "work/scans")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
    for file in ["scan.json", "scan.html"] {
      let path = "\(folder)/\(name)/\(file)"
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600, "\(file)")
    }
  }

  @Test func `the same exports give the same scan, and nothing to look at`() async throws {
    let sample = try SampleProject()
    _ = try await scan(sample)
    let second = try await scan(sample, "--compare", "last")
    #expect(second.status == 0, "\(second)")
    #expect(second.output.contains("nothing that a person should look at"))
    let folder = sample.folder.path(of: "work/scans")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names.count == 2)
    let texts = try names.map {
      try String(contentsOfFile: "\(folder)/\($0)/scan.json", encoding: .utf8)
    }
    #expect(texts[0] == texts[1])
  }

  @Test func `no value of fewer than five records and none of a sensitive column is shown`()
    async throws
  {
    let sample = try SampleProject()
    let result = try await scan(sample, "--json")
    let printed = try JSONDecoder().decode(PrintedScan.self, from: Data(result.output.utf8))
    for column in printed.scan.sources.flatMap(\.columns) {
      #expect(column.values.allSatisfy { $0.records >= 5 }, "\(column.name)")
      #expect(column.sensitive == nil || column.values.isEmpty, "\(column.name)")
    }
  }

  @Test func `a new code of many rows is named by scan and check, and a line is proposed`()
    async throws
  {
    let sample = try SampleProject()
    _ = try await scan(sample)
    try sample.changeExport("Alerts_001.csv") { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      bytes = Array(text.replacing(",MRSA,", with: ",ZQX9,").utf8)
    }
    let code = "ZQX9"
    let compared = try await scan(sample, "--compare", "last")
    #expect(compared.status == 2, "\(compared)")
    #expect(compared.output.contains("alerts.ALERT_CODE: 1 new value: \"ZQX9\""))

    let fault = try #require(
      try await check(sample).first { $0.code == "MAP305" && $0.message.contains(code) })
    #expect(fault.severity == "warning")
    #expect(fault.file == "mappings/patient_flag.yaml")
    #expect(fault.help.contains("codes/alert_category.csv"))
    #expect(fault.message.contains(/"ZQX9" \(\d+ rows, (\d+|none|fewer than 5)( of them)? live\)/))

    let table = "Mappings/medway-csv/codes/alert_category.csv"
    let before = try sample.folder.bytes(of: table)
    let suggested = try await Command.migrate(
      "codes", "suggest", sample.path, "--append", "--work", sample.folder.path(of: "work")
    ).run()
    #expect(suggested.status == 0, "\(suggested)")
    let after = try sample.folder.bytes(of: table)
    #expect(after.starts(with: before))
    let added = String(decoding: after.dropFirst(before.count), as: UTF8.self)
    #expect(added.hasPrefix("ZQX9,"))
    #expect(added.contains(",flagged,,,,,"))
    #expect(!added.contains("approved"))
    // A flagged line decides nothing; the second time there is nothing to propose.
    #expect(try await check(sample).contains { $0.message.contains(code) })
    let again = try await Command.migrate(
      "codes", "suggest", sample.path, "--append", "--work", sample.folder.path(of: "work")
    ).run()
    #expect(try sample.folder.bytes(of: table) == after, "\(again)")
  }

  @Test func `a column that is gone, a new one and a shorter file are told`() async throws {
    let sample = try SampleProject()
    _ = try await scan(sample)
    try sample.changeExport("Spells_001.csv") { bytes in
      var lines = String(decoding: bytes, as: UTF8.self).split(
        separator: "\r\n", omittingEmptySubsequences: true)
      lines.removeLast(200)
      let header = lines[0].replacing("PATHWAY_ID", with: "PATHWAY_NUMBER")
      bytes = Array(
        ([String(header)] + lines.dropFirst().map(String.init)).joined(separator: "\r\n").utf8)
      bytes += [0x0D, 0x0A]
    }
    let result = try await scan(sample, "--compare", "last")
    #expect(result.status == 2, "\(result)")
    #expect(result.output.contains("spells.PATHWAY_ID: the column is gone"))
    #expect(result.output.contains("spells.PATHWAY_NUMBER: a new column"))
    #expect(result.output.contains("1,721 before: 12% fewer"))
    #expect(result.output.contains("and the manifest declares 1,721"))
  }

  @Test func `dates in another form and long values are told by check`() async throws {
    let sample = try SampleProject()
    try sample.changeExport("Alerts_001.csv") { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      let changed = text.replacing(/(\d\d)\/(\d\d)\/(20\d\d) \d\d:\d\d:\d\d/) {
        "\($0.3)-\($0.2)-\($0.1)"
      }
      bytes = Array(changed.utf8)
    }
    _ = try await scan(sample)
    let faults = try await check(sample)
    let fault = try #require(faults.first { $0.code == "MAP221" })
    #expect(fault.message.contains("yyyy-MM-dd ("))
    #expect(fault.file == "mappings/patient_flag.yaml")
    #expect(fault.help.contains("(or yyyy-MM-dd)"))
  }

  @Test func `what is no scan is refused`() async throws {
    let sample = try SampleProject()
    let compared = try await scan(sample, "--compare", "last")
    #expect(compared.status == 5)
    #expect(compared.errors.contains("MIG8020"))
    let suggested = try await Command.migrate(
      "codes", "suggest", sample.path, "--work", sample.folder.path(of: "work")
    ).run()
    #expect(suggested.status == 5)
    #expect(suggested.errors.contains("migrate scan"))
  }
}

/// What `scan --json` prints, as far as the tests look.
private struct PrintedScan: Decodable {
  struct Source: Decodable { let columns: [Column] }
  struct Column: Decodable {
    let name: String
    let sensitive: String?
    let values: [Count]
  }
  struct Count: Decodable {
    let text: String
    let records: Int
  }
  struct Inner: Decodable { let sources: [Source] }
  let scan: Inner
}
