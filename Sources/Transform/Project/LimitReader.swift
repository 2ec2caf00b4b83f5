import Diagnostics

/// Reads `stop when` and `go only if`.
enum LimitReader {
  static let stopKeys = ["rejected", "rejected share", "closed"]

  static func stopWhen(_ node: YAMLNode?, _ file: inout ProjectFile) -> StopLimits {
    var limits = StopLimits(rejected: 1000, share: 0.01, shareAfter: 10_000, closed: 500)
    guard let group = file.group(node, "'stop when'") else { return limits }
    file.expectKeys(stopKeys, in: group, of: "'stop when'")
    if let rejected = file.number("rejected", in: group, of: "'stop when'") {
      limits.rejected = rejected
    }
    if let closed = file.number("closed", in: group, of: "'stop when'") { limits.closed = closed }
    if let value = group["rejected share"], let text = file.text(value, "'rejected share'") {
      let words = text.split(separator: " ")
      if words.count == 4, let share = percent(words[0]), words[1] == "after",
        let after = Int(words[2]), words[3] == "records"
      {
        (limits.share, limits.shareAfter) = (share, after)
      } else {
        file.report(
          .limitWithoutField, "the share is not understood", at: value,
          remedy: "Write it as '0.1% after 10000 records'")
      }
    }
    return limits
  }

  static let subjects: [(String, GoLimit.Subject)] = [
    ("to fix, live", .toFixLive), ("to fix", .toFix), ("waiting for them", .waiting),
    ("skipped", .skipped), ("different codes in no table", .codesInNoTable),
    ("files not proved", .filesNotProved), ("closed by a change file", .closed),
    ("repairs of any one rule", .repairsOfAnyRule),
  ]

  static func goOnlyIf(_ node: YAMLNode?, _ file: inout ProjectFile) -> [GoLimit] {
    var limits: [GoLimit] = []
    for pair in file.group(node, "'go only if'")?.pairs ?? [] {
      guard let words = pair.key.text, let allowed = file.text(pair.value, "'\(words)'") else {
        continue
      }
      let subject: GoLimit.Subject
      if let known = subjects.first(where: { $0.0 == words }) {
        subject = known.1
      } else if words.hasPrefix("repairs of ") {
        subject = .repairs(rule: String(words.dropFirst("repairs of ".count)))
      } else {
        file.report(
          .limitWithoutField, "there is no limit '\(words)'", at: pair.key,
          remedy: .nearest(
            to: words, in: subjects.map(\.0),
            otherwise:
              "It can be: \(subjects.map(\.0).joined(separator: "; ")); repairs of TABLE.FIELD …"))
        continue
      }
      guard let bound = bound(allowed) else {
        file.report(
          .limitWithoutField, "'\(allowed)' is no limit", at: pair.value,
          remedy: "Write a number, 'at most 20' or 'at most 1% of its records'")
        continue
      }
      limits.append(
        GoLimit(
          subject: subject, bound: bound, words: words, allowed: allowed, line: pair.key.line,
          column: pair.key.column))
    }
    return limits
  }

  private static func bound(_ text: String) -> GoLimit.Bound? {
    let words = (text.hasPrefix("at most ") ? text.dropFirst(8) : text[...]).split(separator: " ")
    if words.count == 1, let count = Int(words[0]), count >= 0 { return .count(count) }
    guard words.count == 4, words[1...].joined(separator: " ") == "of its records" else {
      return nil
    }
    return percent(words[0]).map(GoLimit.Bound.share)
  }

  private static func percent(_ text: Substring) -> Double? {
    guard text.last == "%", let value = Double(text.dropLast()), value >= 0, value <= 100 else {
      return nil
    }
    return value / 100
  }
}
