import Diagnostics
import Extract
package import Foundation

/// Invents the exports of a project: people and what happened to them, with defects among them
/// whose right answer is known.
package struct Rehearsal {
  private let project: RehearsalProject
  private let seed: UInt64
  private let total: Int
  private let homes: RecordHomes
  private let defects: [SeededDefect]
  private let seeder: DefectSeeder
  private let schedule: DefectSchedule
  private var maker: LookAlikeMaker
  private var trust: Trust
  private let writer: UnitWriter
  private var seeded: [Int]
  private var dirt: DirtSchedule
  private var units = 0
  /// The records of the units that were made, and the lines of lists before them.
  private var written = 0
  /// The most lines that the old system's own lists have by then.
  private var listed = 0

  /// The most records that a unit with a defect has: more where patients have files of details.
  private let defectRoom: Int

  /// Writes exports, `manifest.csv` and `answers.jsonl`.
  ///
  /// The same arguments write the same bytes, on every machine.
  ///
  /// - Parameters:
  ///   - project: Its layouts, lists and plan.
  ///   - records: Of all files together, the broken ones and the lines of the old system's own
  ///     lists too.
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
    return try rehearsal.run()
  }

  private init(
    _ project: RehearsalProject, records: Int, defects count: Int, seed: UInt64,
    into folder: URL
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
    var means = RecordMeans()
    for (file, printer) in made where file.share == nil {
      means[printer.kind] = file.perPatient
    }
    homes = RecordHomes(made.map { ($0.1.kind, $0.0.share) })
    let people = Double(records - lines) / (1 + means.sum)
    dirt = DirtSchedule(project.plan.dirt, among: defects, people: people)
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
      practices: 50, hasOpenStays: !project.plan.hasEveryStayEnded,
      bedCount: printers.map(\.bedCount).max() ?? 0)
    writer = try UnitWriter(project.plan, printers: made, homes, in: folder)
  }

  /// The records of a unit that stand in a file: a stay that no file has is told by its episodes.
  private func printed(_ unit: Unit) -> Int {
    unit.visits.indices.count { homes.first(of: unit.visits[$0].kind) != nil }
  }

  // MARK: The run

  private mutating func run() throws(RehearsalError) -> RehearsalReport {
    written = try writer.writeLines(project.plan)
    let endings = makeEndings()
    let body = total - endings.reduce(0) { $0 + printed($1) }
    let printing = PrintingThread(writer)
    defer { printing.stop() }
    var next = 0
    while true {
      let waiting = schedule.sites.count - next
      if writer.hasReports, body - written - listed - waiting * defectRoom < Self.closeToEnd {
        // Near the end it matters how long the lists are.
        try printing.drain()
        listed = writer.listed
      }
      guard written + listed < body else { break }
      let room = body - written - listed - waiting * defectRoom
      let isDue = waiting > 0 && written >= (2 * next + 1) * body / (2 * schedule.sites.count)
      if isDue || (waiting > 0 && room <= 0) {
        try pass(defect(schedule.sites[next]), to: printing)
        next += 1
      } else if room > defectRoom, let next = dirt.next(Double(written) / Double(total)) {
        var random = random()
        let unit = seeder.unit(defects[next.defect], next.instance, in: &trust, &random)
        try pass(unit, to: printing)
      } else {
        try pass(ordinary(room: room), to: printing)
      }
    }
    for unit in endings { try pass(unit, to: printing) }
    try printing.drain()
    return try report(writer.finish(asAt: project.plan.asAt))
  }

  /// Where so little is left, each unit waits for the one before to be printed.
  ///
  /// Far more than a household has.
  private static let closeToEnd = 4_000

  /// Hands a unit on, and counts it.
  private mutating func pass(
    _ unit: Unit, to printing: PrintingThread
  ) throws(RehearsalError) {
    written += printed(unit)
    listed += writer.listable(unit)
    try printing.pass(unit)
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
    let size = printed(unit)
    if size <= room, size + writer.listable(unit) <= room { return unit }
    maker.takeBack(before)
    var wish = Wish()
    wish.isActive = false
    wish.isBare = true
    var single = Unit()
    let home = trust.household(&random)
    _ = trust.addPerson(wish, at: home, to: &single, &random)
    return single
  }

  private func report(_ written: UnitWriter.Written) -> RehearsalReport {
    RehearsalReport(
      files: written.files, lists: written.lists,
      defects: Dictionary(uniqueKeysWithValues: zip(defects.map(\.plan.name), seeded)),
      lookAlikes: Dictionary(
        uniqueKeysWithValues: zip(maker.kinds.map(\.plan.name), maker.made)),
      answers: written.answers)
  }
}
