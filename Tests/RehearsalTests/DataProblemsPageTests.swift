import Diagnostics
import Foundation
import Rehearsal
import TestSupport
import Testing

/// The page on data problems is whole, and what it says is seeded, is.
@Suite struct DataProblemsPageTests {
  /// The kinds of fault in the list that the page began with: rows of the table "Legacy data problems →
  /// rule wanted" of the project's reference, as it stood in 2026.
  static let kinds = 24

  /// The list itself, beside the corpora, on machines that have it.
  static let list = Corpora.path("../reference/data-problems.md")

  @Test func `the page has lines for every kind of fault of the list`() throws {
    let problems = try DataProblem.all()
    #expect(Set(problems.compactMap(\.kind)) == Set(1...Self.kinds))
    #expect(problems.count >= 60)
    #expect(Set(problems.map(\.problem)).count == problems.count, "a problem stands there twice")
  }

  @Test(.enabled(if: Corpora.has("../reference/data-problems.md")))
  func `each row of the list is on the page, with all codes and dates that it names`() throws {
    let rows = try DataProblem.cells(
      of: String(contentsOfFile: Self.list, encoding: .utf8), heading: "Problem")
    #expect(rows.count == Self.kinds)
    let problems = try DataProblem.all()
    for (index, row) in rows.enumerated() {
      let lines = problems.filter { $0.kind == index + 1 }.map(\.problem).joined(separator: "\n")
      for name in try DataProblem.names(in: #require(row.first)) {
        #expect(lines.contains(name), "\(index + 1): \(name)")
      }
    }
  }

  @Test func `what the page says is seeded stands in the sample exports or is a test`() throws {
    let samples = try SampleSystem.all()
    for problem in try DataProblem.all() {
      #expect(!problem.seeds.isEmpty, "\(problem.problem)")
      for seed in problem.seeds {
        let system = samples.first { $0.name == seed.place }
        let isSeeded =
          try system?.has(seed.words) ?? Self.hasTest(named: seed.words, in: seed.place)
        #expect(isSeeded, "\(problem.problem): \(seed.place): \(seed.words)")
      }
    }
  }

  @Test func `what the page says becomes of a defect is what its answers say`() throws {
    let samples = try SampleSystem.all()
    for problem in try DataProblem.all() {
      for seed in problem.seeds {
        guard let system = samples.first(where: { $0.name == seed.place }) else { continue }
        if seed.words.hasPrefix("like ") {
          #expect(problem.treatment.hasPrefix("nothing"), "\(problem.problem)")
          #expect(problem.reasons.isEmpty, "\(problem.problem)")
        }
        for expected in system.expectations(of: seed.words) {
          let what = "\(problem.problem): \(expected.outcome) \(expected.reason)"
          #expect(problem.treatment.contains(expected.outcome.rawValue), "\(what)")
          #expect(
            expected.reason.isEmpty || problem.reasons.contains(expected.reason), "\(what)")
        }
      }
    }
  }

  @Test func `every reason of the page is one that there is`() throws {
    for problem in try DataProblem.all() {
      for name in problem.reasons {
        #expect(name.hasPrefix("SITE_") || Reasons.reason(named: name) != nil, "\(name)")
      }
    }
  }

  /// Whether a suite of this project has a test of this name.
  private static func hasTest(named name: String, in suite: String) throws -> Bool {
    let files = Repository.files(in: ["Tests"]).filter { $0.hasSuffix("/\(suite).swift") }
    let text = try files.map(Repository.text).joined(separator: "\n")
    return text.contains("struct \(suite)") && text.contains("func `\(name)`(")
  }
}
