import Diagnostics
import Dispatch
import Foundation

/// Prints units into the files of a rehearsal, and writes beside them what a migration must make of
/// them.
///
/// It belongs to one thread at a time, see ``PrintingThread``; that one has each ``FilePress`` print on
/// a thread of its own, and waits for all of them.
final class UnitWriter {
  private let folder: URL
  private let homes: RecordHomes
  private let sources: [ExportSource]
  /// For each source the one that answers for what no source of its file knows: the first of the
  /// plan.
  private let owners: [ExportSource]
  /// Each once, in the order of the plan.
  private let files: [ExportFile]
  private let reports: [OldReport]
  /// For each kind of record the lists that may have a line for it.
  private let reportsOfKind: [[OldReport]]
  /// Where the old system's own lists disagree; `nil` where it prints none.
  private let reportAnswers: OutputFile?
  private var answers: AnswerKey
  /// One for each file.
  private let presses: [FilePress]
  private let pressOfSource: [Int]
  /// Of the units that are being written, one for each record; `nil` where no file has it.
  private var pieces: [Piece?] = []

  /// Where a record was printed; by numbers, so that to note it counts no reference.
  private struct Piece {
    let source: Int
    let press: Int
    /// Its place in ``FilePress/lines``.
    let job: Int
  }

  /// - Throws: ``RehearsalError`` where the disk or the plan is wrong.
  init(
    _ plan: RehearsalPlan, printers: [(file: RehearsalPlan.File, printer: RecordPrinter)],
    _ homes: RecordHomes, in folder: URL
  ) throws(RehearsalError) {
    self.folder = folder
    self.homes = homes
    answers = try AnswerKey(in: folder)
    var sources: [ExportSource] = []
    var owners: [ExportSource] = []
    for (file, printer) in printers {
      let owner = owners.first { $0.file.name == file.file }
      let output =
        if let owner { owner.file } else {
          try ExportFile(file, printer: printer, pageLength: plan.pageLength, in: folder)
        }
      let source = ExportSource(name: file.source, printer: printer, file: output)
      sources.append(source)
      owners.append(owner ?? source)
    }
    self.sources = sources
    self.owners = owners
    let files = zip(sources, owners).filter { $0 === $1 }.map(\.0.file)
    self.files = files
    presses = files.map { FilePress($0, sources: sources, owners: owners) }
    pressOfSource = sources.map { source in
      guard let press = files.firstIndex(where: { $0 === source.file }) else {
        preconditionFailure("\(source.name) has no file")
      }
      return press
    }
    let reportAnswers =
      plan.reports.isEmpty ? nil : try OutputFile("report-answers.jsonl", in: folder)
    self.reportAnswers = reportAnswers
    var reports: [OldReport] = []
    for report in plan.reports {
      guard let reportAnswers, let file = sources.first(where: { $0.name == report.source }),
        report.columns.allSatisfy({ file.printer.column(named: $0) != nil })
      else {
        throw .project([
          Diagnostic(
            .unknownColumn, "report '\(report.file)' names a source or column that there is not",
            at: Place("rehearsal.yaml"), remedy: "Correct 'of:' or 'columns:'")
        ])
      }
      reports.append(try OldReport(report, of: file, answers: reportAnswers, in: folder))
    }
    self.reports = reports
    reportsOfKind = RecordKind.allCases.map { kind in reports.filter { $0.kind == kind } }
  }

  // MARK: The old system's own lists

  var hasReports: Bool { !reports.isEmpty }

  /// The lines that they have.
  var listed: Int { reports.reduce(0) { $0 + $1.size } }

  /// The most lines of them that a unit comes to; asks nothing that changes while units are written.
  func listable(_ unit: Unit) -> Int {
    guard hasReports else { return 0 }
    return unit.visits.indices.reduce(0) { sum, place in
      let visit = unit.visits[place]
      return reportsOfKind[visit.kind.rawValue].reduce(sum) { $0 + $1.mostLines(of: visit) }
    }
  }

  // MARK: Units

  /// Writes the records of some units, and the answers to them.
  ///
  /// Each file is printed by one thread, several files at once; the lists and the answers follow in
  /// the order of the units. So the bytes do not depend on how many processors there are.
  ///
  /// - Throws: ``RehearsalError/cannotWrite(_:)``.
  func write(_ units: [Unit]) throws(RehearsalError) {
    collect(units)
    let due = presses.filter { !$0.jobs.isEmpty }.sorted { $0.jobs.count > $1.jobs.count }
    DispatchQueue.concurrentPerform(iterations: due.count) { due[$0].print(units) }
    for press in due { if let failure = press.failure { throw failure } }
    var first = 0
    for unit in units {
      try tell(of: unit, pieces[first..<first + unit.visits.count])
      first += unit.visits.count
    }
  }

  /// Shares the records out among the files.
  private func collect(_ units: [Unit]) {
    for press in presses { press.removeAll() }
    pieces.removeAll(keepingCapacity: true)
    for (number, unit) in units.enumerated() {
      for place in unit.visits.indices {
        let visit = unit.visits[place]
        guard !isFolded(visit) else {
          pieces.append(nil)
          continue
        }
        let index = source(of: visit, in: unit)
        let press = pressOfSource[index]
        let stay = homes.hasStays ? nil : self.stay(of: visit, in: unit)
        pieces.append(Piece(source: index, press: press, job: presses[press].jobs.count))
        presses[press].add(FilePress.Job(unit: number, visit: place, stay: stay, source: index))
      }
    }
  }

  /// Writes what the old system's own lists and the answer key have of a unit that was printed.
  private func tell(
    of unit: Unit, _ pieces: ArraySlice<Piece?>
  ) throws(RehearsalError) {
    guard hasReports || !unit.answers.isEmpty else { return }
    var disagreements: [(OldReport.Disagreement, visit: Int)] = []
    for (place, piece) in zip(unit.visits.indices, pieces) {
      let visit = unit.visits[place]
      guard let piece else { continue }
      for report in reportsOfKind[visit.kind.rawValue] {
        let found = try report.note(
          visit, unit.edit(of: visit), of: unit.people[visit.person], in: sources[piece.source],
          isKeptOut: unit.isKeptOut(place))
        if let found { disagreements.append((found, place)) }
      }
    }
    guard !unit.answers.isEmpty || !disagreements.isEmpty else { return }
    let locations = pieces.map { piece in
      piece.map {
        AnswerKey.Location(
          file: presses[$0.press].file.name, line: presses[$0.press].lines[$0.job])
      }
    }
    for answer in unit.answers {
      for answer in unit.unfolded(answer, { isFolded($0) }) {
        try answers.append(answer, locations)
      }
    }
    for (found, visit) in disagreements {
      try answer(found, of: visit, in: unit, locations)
    }
  }

  /// Writes what comes to light when a list of the old system is compared by keys.
  private func answer(
    _ disagreement: OldReport.Disagreement, of visit: Int, in unit: Unit,
    _ locations: [AnswerKey.Location?]
  ) throws(RehearsalError) {
    switch disagreement {
    case .missing(let reason):
      // Who is in a bed is compared by stays in hospital.
      let isOnWard = unit.visits[visit].kind == .wardStay
      let subject = isOnWard ? unit.visits[visit].parent ?? visit : visit
      try answers.append(
        PlannedAnswer(
          visit: subject, outcome: .listed, reason: reason, defect: "missing on a list"),
        locations)
    case .extra(let place, let reason):
      try answers.append(
        PlannedAnswer(visit: 0, outcome: .listed, reason: reason, defect: "extra on a list"),
        [place])
    }
  }

  /// Whether a stay is told by its episodes alone.
  private func isFolded(_ visit: Visit) -> Bool {
    !homes.hasStays && visit.kind == .spell
  }

  /// The stay of an episode, where no other file has it.
  private func stay(of visit: Visit, in unit: Unit) -> Visit? {
    guard let parent = visit.parent, isFolded(unit.visits[parent]) else { return nil }
    return unit.visits[parent]
  }

  /// The source that takes a record: one with a defect stands in the first of its kind.
  private func source(of visit: Visit, in unit: Unit) -> Int {
    guard let first = homes.first(of: visit.kind) else {
      preconditionFailure("a \(visit.kind) was made that no file takes")
    }
    guard homes.hasSeveral(visit.kind), unit.answers.isEmpty, visit.edit < 0,
      !WallClock.isNearChange(visit.start)
    else { return first }
    return homes.any(of: visit.kind, drawn: Double(visit.seed % 1_000) / 1_000)
  }

  // MARK: Beginning and end

  /// Writes the files that have the lines of lists.
  ///
  /// - Returns: How many records they have.
  /// - Throws: ``RehearsalError/cannotWrite(_:)``.
  func writeLines(_ plan: RehearsalPlan) throws(RehearsalError) -> Int {
    for index in homes.all(of: .line) {
      let source = sources[index]
      let skipped = plan.files.first { $0.source == source.name }?.skippedLines ?? [:]
      for list in 0..<source.printer.lineLists {
        let targets = source.printer.targets[list]
        for line in targets.targets.indices where targets.isFirstOfItsCode(line) {
          var visit = Visit(kind: .line, person: 0, parent: nil, owner: 0, key: line, seed: 1)
          visit.list = list
          visit.number = line
          let place = try source.append(visit, nil, of: .nobody, in: nil, strangeTo: source)
          guard let reason = skipped[source.printer.listNames[list]] else { continue }
          try answers.append(
            PlannedAnswer(visit: 0, outcome: .skipped, reason: reason, defect: "by design"),
            [AnswerKey.Location(file: source.file.name, line: place)])
        }
      }
    }
    return files.reduce(0) { $0 + $1.records }
  }

  /// What was written.
  struct Written {
    var files: [RehearsalReport.File] = []
    var lists: [RehearsalReport.File] = []
    var answers = 0
  }

  /// Closes all files, and writes the manifest.
  ///
  /// - Parameter asAt: The moment of the extract, in minutes of the wall clock.
  /// - Returns: What was written.
  /// - Throws: ``RehearsalError/cannotWrite(_:)``.
  func finish(asAt: Int) throws(RehearsalError) -> Written {
    try answers.close()
    var written = Written(answers: answers.lines)
    for report in reports { written.lists.append(try report.close()) }
    _ = try reportAnswers?.close()
    for file in files {
      let digest = try file.close()
      for source in sources where source.file === file {
        written.files.append(
          RehearsalReport.File(
            source: source.name, recordType: source.recordType, file: file.name,
            records: source.records, sha256: digest))
      }
    }
    try Manifest(asAt: asAt, files: written.files + written.lists).write(in: folder)
    return written
  }
}
