import Diagnostics
import Foundation
import Load
import Transform

/// What the rules over records found, as the store keeps it once they are carried out.
struct RuleFindings: Codable {
  /// How many cases each rule has found, by its name.
  var cases: [String: Int] = [:]
  /// Of rules that count, what differs from the old system's own report.
  var differences: [String: [RuleRunner.CountDifference]] = [:]

  init() {}

  /// Reads what the store has kept.
  init(_ text: String) throws(MigrationError) {
    guard let found = try? JSONDecoder().decode(RuleFindings.self, from: Data(text.utf8)) else {
      throw MigrationError(
        Diagnostic(
          .notResumable, "what the rules of the run found cannot be read", at: nil,
          remedy: "Resume with the version that began the run, or load into a new store"))
    }
    self = found
  }

  var text: String {
    guard let data = try? MigrationRun.encoder.encode(self) else {
      preconditionFailure("names and counts are JSON")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// A limit for each rule of which one case is enough for *no go*.
  func limits(of rules: [RecordRule]) -> [LimitResult] {
    rules.filter(\.isNoGo).map { rule in
      let count = cases[rule.name] ?? 0
      guard case .count = rule.kind else {
        return LimitResult(
          limit: "rule \(rule.name)", allowed: "0", found: "\(count) on list \(rule.list)",
          holds: count == 0)
      }
      let found = differences[rule.name] ?? []
      let words = found.prefix(3).map {
        "\($0.value): \($0.found) where \($0.expected) are declared"
      }
      let rest = found.count > 3 ? ", and \(found.count - 3) more" : ""
      return LimitResult(
        limit: "rule \(rule.name)", allowed: "equals its control file",
        found: found.isEmpty ? "no difference" : words.joined(separator: ", ") + rest,
        holds: found.isEmpty)
    }
  }
}
