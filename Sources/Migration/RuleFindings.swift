import Diagnostics
import Foundation
import Load

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
}
