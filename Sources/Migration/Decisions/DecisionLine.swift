import Extract
import Foundation

/// A decision with its place in the chain.
package struct DecisionLine: Sendable, Hashable {
  /// From 1.
  package let number: Int
  package let decision: Decision
  /// SHA-256 of its bytes without the line feed; the next line has it.
  package let hash: String

  /// Before the first line.
  static let noHash = String(repeating: "0", count: 64)

  /// The line as it is written.
  private struct Form: Codable {
    var line: Int
    var previous: String
    var decision: Decision
  }

  /// Makes the line that follows another.
  static func make(
    _ decision: Decision, number: Int, after previous: String
  ) -> (line: DecisionLine, bytes: [UInt8]) {
    let form = Form(line: number, previous: previous, decision: decision)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    guard let data = try? encoder.encode(form) else {
      preconditionFailure("a decision is plain values, which JSON can spell")
    }
    let bytes = [UInt8](data)
    return (
      DecisionLine(number: number, decision: decision, hash: SHA256.hexDigest(of: bytes)), bytes
    )
  }

  /// Reads a line.
  ///
  /// - Returns: `nil` where it is no decision; with what it says of its number and of the line before.
  static func read(
    _ bytes: [UInt8], number: Int
  ) -> (line: DecisionLine, claimed: Int, previous: String)? {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    guard let form = try? decoder.decode(Form.self, from: Data(bytes)) else { return nil }
    let line = DecisionLine(
      number: number, decision: form.decision, hash: SHA256.hexDigest(of: bytes))
    return (line, form.line, form.previous)
  }
}
