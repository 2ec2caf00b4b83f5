import Foundation

/// Carries out a line of a mapping whose phrases are plain, in the plainest way.
struct PlainLine {
  /// What stands in the field, and which line of which list was used.
  struct Outcome {
    var value: String
    var steps: [String] = []
    var list: (file: String, line: Int, by: String)?
    /// Of a reference: the key by which the row is known, or the code of a crosswalk.
    var isReference = false
    var columns: [String] = []
  }

  /// The project's folder.
  let project: String

  /// - Parameters:
  ///   - line: The line.
  ///   - fields: Of the record.
  ///   - number: Which of a `for each` is meant, from 1.
  /// - Returns: `nil` where a phrase is not plain, or the source is blank.
  /// - Throws: When a list cannot be read.
  func outcome(
    of line: PlainMapping.Line, _ fields: [String: String], number: Int?
  ) throws -> Outcome? {
    // A comma within quotes is no end of a phrase; such lines are not plain.
    let phrases = line.text.components(separatedBy: ", ")
    if let word = phrases[0].firstMatch(of: /^the word "([^"]*)"$/)?.output.1 {
      return phrases.count == 1 ? Outcome(value: String(word)) : nil
    }
    var column = phrases[0]
    var time: String?
    if column == "each" {
      guard let number, let each = line.forEach,
        let stem = each.firstMatch(of: /^([A-Za-z_]+?)0?1 to\s/)?.output.1
      else { return nil }
      column = ["\(stem)\(number)", "\(stem)0\(number)"].first { fields[$0] != nil } ?? ""
    } else if let parts = column.firstMatch(of: /^(\S+) with time (\S+)$/)?.output {
      (column, time) = (String(parts.1), String(parts.2))
    }
    guard let text = fields[column], !text.trimmingCharacters(in: .whitespaces).isEmpty else {
      return nil
    }
    var outcome = Outcome(value: text, columns: [column])
    if let time, let second = fields[time] {
      outcome.columns.append(time)
      outcome.value =
        text.trimmingCharacters(in: .whitespaces) + " "
        + second.trimmingCharacters(in: .whitespaces)
    }
    for phrase in phrases.dropFirst() {
      guard try carryOut(phrase, &outcome) else { return nil }
      outcome.steps.append(outcome.value)
    }
    return outcome
  }

  private func carryOut(_ phrase: String, _ outcome: inout Outcome) throws -> Bool {
    let value = outcome.value
    switch phrase {
    case "in capitals": outcome.value = value.uppercased()
    case "trimmed": outcome.value = value.trimmingCharacters(in: .whitespaces)
    case "single spaces":
      outcome.value = value.split(separator: " ").joined(separator: " ")
    case "without control characters", "repaired from mojibake":
      return value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || " -'./".contains($0)) }
    case "as NHS number": outcome.value = value.filter { $0 != " " && $0 != "-" }
    case "as whole number":
      guard let number = Int(value.trimmingCharacters(in: .whitespaces)) else { return false }
      outcome.value = String(number)
    case "not in the future": break
    default:
      if phrase.hasPrefix("not before row.") || phrase.hasPrefix("between ") { break }
      if let list = phrase.firstMatch(of: /^translated by ([a-z_]+)$/)?.output.1 {
        return try look(up: "codes/\(list).csv", &outcome)
      }
      if let list = phrase.firstMatch(of: /^matched by crosswalk ([a-z_]+)$/)?.output.1 {
        outcome.isReference = true
        return try look(up: "crosswalks/\(list).csv", &outcome)
      }
      if phrase.firstMatch(of: /^the [a-z_]+ with this key$/) != nil {
        outcome.isReference = true
        outcome.value = value.trimmingCharacters(in: .whitespaces)
        return true
      }
      if let part = phrase.firstMatch(of: /^the part before the first "(.)" or the whole$/) {
        outcome.value =
          value.split(
            separator: part.output.1.first ?? " ", maxSplits: 1, omittingEmptySubsequences: false
          ).first.map(String.init) ?? value
        return true
      }
      if let pattern = phrase.firstMatch(of: /^read as (\S+( \S+)?)$/)?.output.1 {
        return read(String(pattern), &outcome)
      }
      return false
    }
    return true
  }

  private func look(up file: String, _ outcome: inout Outcome) throws -> Bool {
    let path = "\(project)/\(file)"
    guard FileManager.default.fileExists(atPath: path),
      let line = try PlainList(path).line(of: outcome.value)
    else { return false }
    outcome.value = line.target
    outcome.list = (file, line.number, line.by)
    return true
  }

  /// Day, month and year as they stand, and the time behind them.
  private func read(_ pattern: String, _ outcome: inout Outcome) -> Bool {
    let months =
      ["JAN", "FEB", "MAR", "APR", "MAY", "JUN"] + ["JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
    let value = Array(outcome.value.trimmingCharacters(in: .whitespaces))
    guard value.count == pattern.count else { return false }
    var parts: [Character: String] = [:]
    for (letter, character) in zip(pattern, value) {
      guard letter.isLetter else {
        guard letter == character else { return false }
        continue
      }
      parts[letter, default: ""].append(character)
    }
    guard let day = parts["d"], var month = parts["M"], let year = parts["y"], year.count == 4
    else {
      return false
    }
    if month.count == 3 {
      guard let number = months.firstIndex(of: month.uppercased()) else { return false }
      month = number < 9 ? "0\(number + 1)" : "\(number + 1)"
    }
    outcome.value = "\(day)/\(month)/\(year)"
    guard let hours = parts["H"], let minutes = parts["m"] else { return true }
    outcome.value += " \(hours):\(minutes)"
    if let seconds = parts["s"], seconds != "00" { outcome.value += ":\(seconds)" }
    return true
  }
}
