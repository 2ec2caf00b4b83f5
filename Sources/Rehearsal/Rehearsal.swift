import Diagnostics
import Extract
package import Foundation

/// Invents the exports of a project: people and what happened to them, with defects among them
/// whose right answer is known.
package struct Rehearsal {
  private let project: RehearsalProject
  private let seed: UInt64
  private let total: Int
  private let sources: [ExportSource]
  /// Each once, in the order of the plan.
  private let files: [ExportFile]
  /// The sources that take a kind of record; from the second on with a share of them.
  private let sourcesOfKind: [RecordKind: [Int]]
  private let defects: [SeededDefect]
  private let seeder: DefectSeeder
  private let schedule: DefectSchedule
  private var maker: LookAlikeMaker
  private var trust: Trust
  private var answers: AnswerKey
  private let reports: [OldReport]
  /// Where the old system's own lists disagree; `nil` where it prints none.
  private let reportAnswers: OutputFile?
  private var seeded: [Int]
  private var units = 0

  /// The most records that a unit with a defect has: more where patients have files of details.
  private let defectRoom: Int

  /// Writes exports, `manifest.csv` and `answers.jsonl`.
  ///
  /// The same arguments write the same bytes, on every machine.
  ///
  /// - Parameters:
  ///   - project: Its layouts, lists and plan.
  ///   - records: Of all files together, the broken ones too.
  ///   - defects: How many are seeded, of the kinds of the plan in turn.
  ///   - seed: Another seed makes other people.
  ///   - folder: Made if it is not there; files of the same names are replaced.
  /// - Returns: What was written.
  /// - Throws: ``RehearsalError`` when the project cannot be rehearsed or the disk fails.
  package static func generate(
    _ project: RehearsalProject, records: Int, defects: Int, seed: UInt64, into folder: URL
  ) throws(RehearsalError) -> RehearsalReport {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(folder.path)
    }
    var rehearsal = try Rehearsal(
      project, records: records, defects: defects, seed: seed, into: folder)
    return try rehearsal.run(into: folder)
  }

  private init(
    _ project: RehearsalProject, records: Int, defects count: Int, seed: UInt64, into folder: URL
  ) throws(RehearsalError) {
    self.project = project
    self.seed = seed
    total = records
    var builder = PrinterBuilder(project)
    var made: [(RehearsalPlan.File, RecordPrinter)] = []
    for file in project.plan.files {
      guard let printer = builder.printer(of: file.source) else { continue }
      made.append((file, printer))
    }
    let printers = made.map(\.1)
    var finder = TargetFinder(sources: made.map(\.0.source), printers: printers)
    let defects = finder.defects(project.plan.defects)
    var lookAlikes = finder.lookAlikes(project.plan.lookAlikes)
    let faults = builder.faults + finder.faults
    guard faults.isEmpty else { throw .project(faults) }

    self.defects = defects
    seeder = DefectSeeder(
      files: printers, rereadings: made.map { project.rereadings[$0.0.source] ?? 0 })
    let schedule = DefectSchedule(defects, count: count)
    self.schedule = schedule
    seeded = [Int](repeating: 0, count: defects.count)
    defectRoom = project.plan.files.count > 10 ? 32 : 16
    let lines = project.plan.files.flatMap(\.linesOf).reduce(0) {
      $0 + (project.lists[$1]?.count ?? 0)
    }
    let possible = max(0, (records - lines - 40) / (2 * defectRoom))
    guard count <= possible || count == 0, schedule.sites.count + schedule.endings.count == count
    else { throw .tooManyDefects(records: records, defects: count, possible: possible) }
    var means: [RecordKind: Double] = [:]
    var sourcesOfKind: [RecordKind: [Int]] = [:]
    for (index, (file, printer)) in made.enumerated() {
      if file.share == nil { means[printer.kind] = file.perPatient }
      sourcesOfKind[printer.kind, default: []].append(index)
    }
    self.sourcesOfKind = sourcesOfKind
    let people =
      Double(records - lines) / (1 + means.filter { $0.key != .patient }.values.reduce(0, +))
    for (index, kind) in lookAlikes.enumerated() {
      var beside = 0
      for (defect, count) in zip(defects, schedule.counts)
      where kind.plan.beside.contains(defect.plan.name) {
        beside += count
      }
      lookAlikes[index].wanted = max(10 * beside, Int(people * kind.plan.share))
    }
    maker = LookAlikeMaker(files: printers, kinds: lookAlikes)
    if let episodes = means[.episode], means[.spell] == nil {
      // Stays are told by their episodes alone.
      means[.spell] = episodes / 1.3
    }
    trust = Trust(
      means: means, asAt: project.plan.asAt, firstActivity: project.plan.firstActivity,
      practices: 50, hasOpenStays: !project.plan.hasEveryStayEnded)
    answers = try AnswerKey(in: folder)
    var sources: [ExportSource] = []
    for (file, printer) in made {
      let shared = sources.first { $0.file.name == file.file }?.file
      let output =
        if let shared { shared } else {
          try ExportFile(
            file, printer: printer, pageLength: project.plan.pageLength, in: folder)
        }
      sources.append(ExportSource(name: file.source, printer: printer, file: output))
    }
    self.sources = sources
    var files: [ExportFile] = []
    for source in sources where !files.contains(where: { $0 === source.file }) {
      files.append(source.file)
    }
    self.files = files
    let plans = project.plan.reports
    let reportAnswers =
      plans.isEmpty ? nil : try OutputFile(folder.appending(path: "report-answers.jsonl"))
    self.reportAnswers = reportAnswers
    var reports: [OldReport] = []
    for plan in plans {
      guard let reportAnswers, let file = sources.first(where: { $0.name == plan.source }),
        plan.columns.allSatisfy({ file.printer.column(named: $0) != nil })
      else {
        throw .project([
          Diagnostic(
            .unknownColumn, "report '\(plan.file)' names a source or column that there is not",
            at: Place("rehearsal.yaml"), remedy: "Correct 'of:' or 'columns:'")
        ])
      }
      reports.append(
        try OldReport(
          plan, of: file, answers: reportAnswers, in: folder))
    }
    self.reports = reports
  }

  private var written: Int { files.reduce(0) { $0 + $1.records } }

  /// The records of a unit that stand in a file: a stay that no file has is told by its episodes.
  private func printed(_ unit: Unit) -> Int {
    unit.visits.count { sourcesOfKind[$0.kind] != nil }
  }

  // MARK: The run

  private mutating func run(into folder: URL) throws(RehearsalError) -> RehearsalReport {
    try writeLines()
    let endings = makeEndings()
    let body = total - endings.reduce(0) { $0 + printed($1) }
    var next = 0
    while written < body {
      let waiting = schedule.sites.count - next
      let room = body - written - waiting * defectRoom
      let isDue = waiting > 0 && written >= (2 * next + 1) * body / (2 * schedule.sites.count)
      if isDue || (waiting > 0 && room <= 0) {
        try write(defect(schedule.sites[next]))
        next += 1
        continue
      }
      let unit = ordinary(room: room)
      try write(unit)
    }
    for unit in endings { try write(unit) }
    return try finish(in: folder)
  }

  private mutating func random() -> RandomSource {
    units += 1
    return RandomSource(seed: seed, part: units)
  }

  private mutating func defect(_ index: Int) -> Unit {
    var random = random()
    let unit = seeder.unit(defects[index], seeded[index], in: &trust, &random)
    seeded[index] += 1
    return unit
  }

  /// The units whose last record ends its file: patients last, for the others need them.
  private mutating func makeEndings() -> [Unit] {
    let made = schedule.endings.map { index in
      (kind: defects[index].target(seeded[index]).kind, unit: defect(index))
    }
    let order: [RecordKind] =
      RecordKind.allCases.filter { $0 != .patient && !RecordKind.activity.contains($0) }
      + [.episode, .spell, .appointment, .attendance, .alert, .patient]
    return order.flatMap { kind in made.filter { $0.kind == kind }.map(\.unit) }
  }

  /// The next household, or somebody without activity where there is no room for it.
  private mutating func ordinary(room: Int) -> Unit {
    var random = random()
    let before = maker.made
    let progress = Double(written) / Double(total)
    let unit = maker.unit(progress, in: &trust, &random)
    if printed(unit) <= room { return unit }
    maker.takeBack(before)
    var wish = Wish()
    wish.isActive = false
    wish.isBare = true
    var single = Unit()
    let home = trust.household(&random)
    _ = trust.addPerson(wish, at: home, to: &single, &random)
    return single
  }

  private mutating func write(_ unit: Unit) throws(RehearsalError) {
    var locations: [AnswerKey.Location?] = []
    var disagreements: [(OldReport.Disagreement, visit: Int)] = []
    for (place, visit) in unit.visits.enumerated() {
      guard !isFolded(visit) else {
        locations.append(nil)
        continue
      }
      let source = source(of: visit, isDefect: !unit.answers.isEmpty)
      let stay = visit.parent.map { unit.visits[$0] }.flatMap { isFolded($0) ? $0 : nil }
      let line = try source.append(
        visit, of: unit.people[visit.person], in: stay, strangeTo: owner(of: source.file))
      for report in reports {
        let found = try report.note(
          visit, of: unit.people[visit.person], in: source, isKeptOut: unit.isKeptOut(place))
        if let found { disagreements.append((found, place)) }
      }
      locations.append(AnswerKey.Location(file: source.file.name, line: line))
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
  private mutating func answer(
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
    visit.kind == .spell && sourcesOfKind[.spell] == nil
  }

  /// The source that answers for what no source of a file knows: the first of the plan.
  private func owner(of file: ExportFile) -> ExportSource {
    guard let first = sources.first(where: { $0.file === file }) else {
      preconditionFailure("'\(file.name)' has no source")
    }
    return first
  }

  /// The source that takes a record: one with a defect stands in the first of its kind.
  private func source(of visit: Visit, isDefect: Bool) -> ExportSource {
    guard let places = sourcesOfKind[visit.kind], let first = places.first else {
      preconditionFailure("a \(visit.kind) was made that no file takes")
    }
    guard places.count > 1, !isDefect, visit.edit == nil, !WallClock.isNearChange(visit.start)
    else { return sources[first] }
    var part = Double(visit.seed % 1_000) / 1_000
    for place in places.dropFirst() {
      part -= project.plan.files.first { $0.source == sources[place].name }?.share ?? 0
      if part < 0 { return sources[place] }
    }
    return sources[first]
  }

  /// Writes the files that have the lines of lists.
  private mutating func writeLines() throws(RehearsalError) {
    for index in sourcesOfKind[.line] ?? [] {
      let source = sources[index]
      let skipped = project.plan.files.first { $0.source == source.name }?.skippedLines ?? [:]
      for (list, pool) in source.printer.lists.enumerated() where list < source.printer.lineLists {
        for line in 0..<pool.codes.count where pool.isFirstOfItsCode(line) {
          var visit = Visit(kind: .line, person: 0, parent: nil, owner: 0, key: line, seed: 1)
          visit.list = list
          visit.number = line
          let place = try source.append(visit, of: .nobody, in: nil, strangeTo: source)
          guard let reason = skipped[source.printer.listNames[list]] else { continue }
          try answers.append(
            PlannedAnswer(visit: 0, outcome: .skipped, reason: reason, defect: "by design"),
            [AnswerKey.Location(file: source.file.name, line: place)])
        }
      }
    }
  }

  private func finish(in folder: URL) throws(RehearsalError) -> RehearsalReport {
    try answers.close()
    var lists: [RehearsalReport.File] = []
    for report in self.reports { lists.append(try report.close()) }
    try reportAnswers?.close()
    var reports: [RehearsalReport.File] = []
    for file in files {
      let digest = try file.close()
      for source in sources where source.file === file {
        reports.append(
          RehearsalReport.File(
            source: source.name, recordType: source.recordType, file: file.name,
            records: source.records, sha256: digest))
      }
    }
    try Manifest(asAt: project.plan.asAt, files: reports + lists).write(in: folder)
    return RehearsalReport(
      files: reports,
      defects: Dictionary(uniqueKeysWithValues: zip(defects.map(\.plan.name), seeded)),
      lookAlikes: Dictionary(
        uniqueKeysWithValues: zip(maker.kinds.map(\.plan.name), maker.made)),
      answers: answers.lines)
  }
}
