import Foundation
import Rehearsal
import TestSupport

/// A shipped system: its plan, and what stands in its sample exports.
struct SampleSystem {
  let name: String
  private let plan: RehearsalPlan
  /// The defects that its answer key has.
  private let defects: Set<String>
  /// How many look-alikes of each kind its exports have.
  private let lookAlikes: [String: Int]

  private struct Answer: Decodable {
    let defect: String
  }

  struct NoCommand: Error {
    let readme: String
  }

  /// Every system with sample exports.
  static func all() throws -> [SampleSystem] {
    try Repository.folders(in: "Mappings").filter {
      !Repository.files(in: ["Fixtures/\($0)"], ending: "answers.jsonl").isEmpty
    }.map(SampleSystem.init)
  }

  private init(_ name: String) throws {
    self.name = name
    let project = try Exports.project(name)
    plan = project.plan
    let decoder = JSONDecoder()
    defects = Set(
      try Repository.text("Fixtures/\(name)/answers.jsonl").split(separator: "\n")
        .map { try decoder.decode(Answer.self, from: Data($0.utf8)).defect })
    // The look-alikes leave no trace but in the report of the same command.
    let readme = try Repository.text("Fixtures/\(name)/README.md")
    let words = readme.split { $0 == " " || $0 == "\n" }.map(String.init)
    func number(_ option: String) throws -> Int {
      guard let place = words.firstIndex(of: option), place + 1 < words.count,
        let number = Int(words[place + 1])
      else { throw NoCommand(readme: name) }
      return number
    }
    let folder = try TemporaryFolder()
    lookAlikes = try Rehearsal.generate(
      project, records: number("--records"), defects: number("--defects"),
      seed: UInt64(number("--seed")), into: URL(filePath: folder.path)
    ).lookAlikes
  }

  /// Whether a defect, a look-alike, a mark, a value or a test of mappings is there.
  func has(_ words: String) throws -> Bool {
    let parts = words.split(separator: " ", maxSplits: 1).map(String.init)
    switch parts.first {
    case "like": return lookAlikes[parts.last ?? "", default: 0] > 0
    case "value":
      return exports.contains { $0.firstRange(of: Data((parts.last ?? "").utf8)) != nil }
    case "test":
      let tests = Repository.files(in: ["Mappings/\(name)/tests"], ending: ".yaml")
      return try tests.contains {
        try Repository.text($0).contains("- test: \(parts.last ?? "")\n")
      }
    case "byte":
      return words == "byte order mark" && exports.contains { $0.starts(with: Self.mark) }
    case "end-of-file": return words == "end-of-file mark" && exports.contains { $0.last == 0x1A }
    default: return defects.contains(words)
    }
  }

  /// What the plan expects of the records of a defect; nothing for all else.
  func expectations(of defect: String) -> [ExpectedOutcome] {
    plan.defects.first { $0.name == defect }?.expects ?? []
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private var exports: [Data] {
    Set(plan.files.map(\.file)).compactMap {
      FileManager.default.contents(atPath: Repository.path("Fixtures/\(name)/\($0)"))
    }
  }
}
