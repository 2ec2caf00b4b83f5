import Foundation

/// Writes one of the old system's own lists, and says where it disagrees with the exports.
///
/// In constant memory: a row is written when its record is; of a counted list one number is kept
/// for each value.
final class OldReport {
  private let plan: OldReportPlan
  /// Of the records that it may have lines for.
  var kind: RecordKind { file.printer.kind }
  private let file: ExportSource
  private let columns: [Int]
  private var state: CellState
  private let output: OutputFile
  private let answers: OutputFile
  /// The records that could be listed, and the lines that were written.
  private var rows = 0
  private var lines = 0
  private var disagreements = 0
  private var counts: [String: Int] = [:]

  /// - Throws: ``RehearsalError/cannotWrite(_:)``.
  init(
    _ plan: OldReportPlan, of file: ExportSource, answers: OutputFile, in folder: URL
  ) throws(RehearsalError) {
    self.plan = plan
    self.file = file
    self.answers = answers
    state = CellState(lists: file.printer.lists.count)
    columns = plan.columns.compactMap { file.printer.column(named: $0) }
    output = try OutputFile(plan.file, in: folder)
    let names = plan.isCounted ? plan.columns.prefix(1) + ["RECORDS"] : plan.columns
    try output.append(names.joined(separator: ",") + "\r\n")
  }

  /// Takes a record that was written to an export.
  ///
  /// - Parameters:
  ///   - visit: The record.
  ///   - edit: What was written otherwise in it.
  ///   - person: Whose it is.
  ///   - written: The source that it was written to.
  ///   - isKeptOut: Whether a defect keeps it out of the new system: then it is in no list, so that
  ///     the lists disagree where the answers say so and nowhere else.
  /// - Returns: What a comparison by keys finds; `nil` where the list agrees so far.
  /// - Throws: ``RehearsalError/cannotWrite(_:)``.
  func note(
    _ visit: Visit, _ edit: Edit?, of person: Person, in written: ExportSource, isKeptOut: Bool
  ) throws(RehearsalError) -> Disagreement? {
    guard written.printer.kind == file.printer.kind, !isKeptOut, isListed(visit) else {
      return nil
    }
    let cells = texts(visit, edit, person)
    guard let key = cells.first, !key.isEmpty else { return nil }
    guard !plan.isCounted else {
      // What was spoilt is set aside, and in none of the places that are counted.
      let isSpoilt = edit?.cells.contains { $0.column == columns.first } ?? false
      if !isSpoilt { counts[key, default: 0] += 1 }
      return nil
    }
    rows += 1
    guard rows % max(plan.every, 2) == 1 else {
      try write(cells)
      return nil
    }
    disagreements += 1
    switch disagreements % 3 {
    case 1:
      try change(cells, visit, edit, person)
      return nil
    case 2:
      try answer("missing", key)
      return plan.missing.map { .missing(reason: $0) }
    default:
      try write(cells)
      let stranger = "8" + key
      try write([stranger] + cells.dropFirst())
      try answer("extra", stranger)
      let place = AnswerKey.Location(file: plan.file, line: lines + 1)
      return plan.extra.map { .extra(place, reason: $0) }
    }
  }

  /// How many lines it has so far, its header not counted.
  var size: Int { plan.isCounted ? counts.count : lines }

  /// How many lines a record may add.
  func mostLines(of visit: Visit) -> Int {
    guard isListed(visit) else { return 0 }
    // One that is in no export may stand behind it.
    return plan.isCounted ? 1 : 2
  }

  /// A record that the list leaves out, or a line of the list that has no record.
  enum Disagreement {
    case missing(reason: String)
    case extra(AnswerKey.Location, reason: String)
  }

  /// Writes what is left.
  ///
  /// - Returns: Its line of the manifest.
  /// - Throws: ``RehearsalError/cannotWrite(_:)``.
  func close() throws(RehearsalError) -> RehearsalReport.File {
    for (place, key) in counts.keys.sorted().enumerated() {
      let count = counts[key] ?? 0
      let isWrong = place % max(plan.every, 2) == 1
      try write([key, String(isWrong ? count + 1 : count)])
      if isWrong { try answer("different", key, "RECORDS", String(count), String(count + 1)) }
    }
    let digest = try output.close()
    return RehearsalReport.File(
      source: plan.name, recordType: plan.name, file: plan.file, records: lines,
      sha256: digest)
  }

  private func isListed(_ visit: Visit) -> Bool {
    switch plan.rows {
    case .all: true
    case .open: visit.isOpen
    case .toCome: visit.isToCome
    }
  }

  private func texts(_ visit: Visit, _ edit: Edit?, _ person: Person) -> [String] {
    var cells = file.printer.texts(of: columns, visit, of: visit.shown(person), &state)
    for (column, text) in edit?.cells ?? [] {
      guard let place = columns.firstIndex(of: column) else { continue }
      cells[place] = String(decoding: text, as: UTF8.self)
    }
    return cells
  }

  /// The same record two weeks earlier, one bed on: its cell is another.
  private func change(
    _ cells: [String], _ visit: Visit, _ edit: Edit?, _ person: Person
  ) throws(RehearsalError) {
    var other = visit
    other.start -= 14 * WallClock.minutesOfDay
    other.bed += visit.bed > 0 ? 1 : 0
    guard let name = plan.changes, let place = plan.columns.firstIndex(of: name) else {
      return try write(cells)
    }
    var changed = cells
    changed[place] = texts(other, edit, person)[place]
    try write(changed)
    try answer("different", cells[0], name, cells[place], changed[place])
  }

  private func write(_ cells: some Sequence<String>) throws(RehearsalError) {
    lines += 1
    try output.append(cells.joined(separator: ",") + "\r\n")
  }

  private func answer(
    _ what: String, _ key: String, _ column: String? = nil, _ ours: String = "",
    _ theirs: String = ""
  ) throws(RehearsalError) {
    var line = "{\"report\":\"\(plan.file)\",\"key\":\"\(key)\",\"disagreement\":\"\(what)\""
    if let column {
      line += ",\"column\":\"\(column)\",\"exported\":\"\(ours)\",\"reported\":\"\(theirs)\""
    }
    try answers.append(line + "}\n")
  }
}
