import Diagnostics
import Rehearsal
import TestSupport
import Testing

/// What the page on data problems says is seeded, is.
@Suite struct DataProblemsPageTests {
  static func rows() throws -> [[String]] {
    try Repository.text("docs/data-problems.md").split(separator: "\n")
      .filter { $0.hasPrefix("| ") && !$0.hasPrefix("| ---") && !$0.hasPrefix("| problem") }
      .map { line in
        line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
          .map { $0.split(separator: " ").joined(separator: " ") }
      }
  }

  @Test func `every defect of the page is seeded by a shipped system`() throws {
    var seeded: [String: Set<String>] = [:]
    for system in Repository.folders(in: "Mappings")
    where !Repository.files(in: ["Mappings/\(system)"], ending: "rehearsal.yaml").isEmpty {
      seeded[system] = Set(try Exports.project(system).plan.defects.map(\.name))
    }
    let all = seeded.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    let unseeded: Set = ["innocent look-alike", "in the files; no defect", "no fixture"]

    let rows = try Self.rows()
    for row in rows {
      try #require(row.count == 4, "\(row)")
      for entry in row[3].split(separator: ", ").map(String.init) where !unseeded.contains(entry) {
        let parts = entry.split(separator: ": ").map(String.init)
        let isSeeded =
          parts.count == 2 ? seeded[parts[0]]?.contains(parts[1]) ?? false : all.contains(entry)
        #expect(isSeeded, "\(row[0]): \(entry)")
      }
    }
    #expect(rows.count > 60)
  }

  @Test func `every reason of the page is one that there is`() throws {
    for row in try Self.rows() where row.count == 4 {
      for code in row[2].split(separator: ", ") where code.hasPrefix("`") {
        let name = String(code.dropFirst().dropLast())
        #expect(name.hasPrefix("SITE_") || Reasons.reason(named: name) != nil, "\(name)")
      }
    }
  }
}
