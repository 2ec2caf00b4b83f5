import Diagnostics
import Extract
import Foundation
import Load
import RecordStore
import Schema
import Transform

/// One run: a project's exports into a store.
///
/// A trial load is the same path into a scratch store. The thread that calls writes; one more
/// thread reads and maps.
package final class MigrationRun {
  package struct Options: Sendable {
    package enum Kind: String, Sendable {
      case dryRun = "dry_run"
      case run
    }

    package var kind: Kind
    package var exports: String
    /// `nil` for the scratch store of a dry run.
    package var store: String?
    package var isLive: Bool
    package var work: WorkFolder

    package init(
      kind: Kind, exports: String, store: String?, isLive: Bool = false, work: WorkFolder
    ) {
      self.kind = kind
      self.exports = exports
      self.store = store
      self.isLive = isLive
      self.work = work
    }
  }

  private let project: Project
  private let plans: [MappingPlan]
  private let options: Options
  private let report: (RunProgress) -> Void
  private let started = Date()
  private let originals = SourceOriginals()
  private var entries: [RunBooks.Entry] = []
  private var progress: RunProgress
  private var lastReport = Date.distantPast
  private var finishedBytes = 0
  private var counts = RecordCounts()
  /// What the writer of a new store does while it would wait.
  private var idleWork: Offenders?
  private var runName = ""
  private var address = ""

  package init(
    _ checked: CheckedProject, options: Options, report: @escaping (RunProgress) -> Void
  ) {
    precondition(checked.isRunnable, "a project with errors does not run")
    project = checked.project
    plans = checked.plans
    self.options = options
    self.report = report
    progress = RunProgress(
      run: "", stage: "", file: "", records: 0, rejected: 0, held: 0, bytesRead: 0, bytesInAll: 0,
      seconds: 0)
  }

  /// Runs to the end, or to the fault that ends it.
  ///
  /// - Throws: When nothing was begun. From the first write on, a fault of the world is in the
  ///   summary, whose verdict is then `failed`.
  package func run() throws(MigrationError) -> RunSummary {
    let sources = try SourcePlan.make(project, plans: plans, exports: options.exports)
    progress.bytesInAll = sources.size
    runName = options.work.nextRun(on: started, taken: [])
    do {
      let (store, isNew) = try openStore()
      let connection = try store.connect(isNew ? .bulkLoad : .live)
      if !isNew { runName = try freeName(connection) }
      try options.work.makeFolder(ofRun: runName)
      return try load(sources, connection, isNew: isNew)
    } catch let error as MigrationError {
      throw error
    } catch let error as StoreError {
      throw MigrationError(error)
    } catch {
      preconditionFailure("an unexpected error: \(error)")
    }
  }

  // MARK: Store

  private func openStore() throws -> (store: any Store, isNew: Bool) {
    guard let named = options.store else {
      address = "sqlite:\(options.work.folder(ofRun: runName))/scratch.db"
      try options.work.makeFolder(ofRun: runName)
      return (try Stores.create(address, kind: .trial, codes: NationalCodes.codes), true)
    }
    address = named
    guard try Stores.exists(named) else {
      let kind: StoreKind = options.isLive ? .live : .trial
      return (try Stores.create(named, kind: kind, codes: NationalCodes.codes), true)
    }
    let store = try Stores.open(named)
    let reader = try store.connect(.readOnly)
    if let unfinished = try reader.text("SELECT name FROM run WHERE state <> 'ended'") {
      throw MigrationError(LoadError.unfinished(run: unfinished, address: named))
    }
    return (store, false)
  }

  private func freeName(_ connection: any Connection) throws(StoreError) -> String {
    let taken = try connection.all("SELECT name FROM run") { (row) throws(StoreError) in
      row.text(0) ?? ""
    }
    return options.work.nextRun(on: started, taken: taken)
  }

  private static func microseconds(_ date: Date) -> Int64 {
    Int64((date.timeIntervalSince1970 * 1_000_000).rounded())
  }

  // MARK: Load

  private func load(
    _ sources: SourcePlan, _ connection: any Connection, isNew: Bool
  ) throws -> RunSummary {
    progress.run = runName
    let ledger = try Ledger(
      connection, run: runName, project: project.name, kind: options.kind.rawValue,
      at: Self.microseconds(started), ruleset: project.ruleset,
      sourceSystem: project.sourceSystem)
    var outcome = Outcome.finished
    do {
      outcome = try loadAll(sources, connection, ledger, isNew: isNew)
    } catch let error as MigrationError {
      outcome = .failed(error.diagnostic)
    } catch let error as StoreError {
      connection.rollback()
      outcome = .failed(error.diagnostic)
    } catch let error as LoadError {
      outcome = .failed(error.diagnostic)
    }
    return try finish(outcome, connection, ledger)
  }

  private enum Outcome {
    case finished
    case stopped(String)
    case failed(Diagnostic)
  }

  private func loadAll(
    _ sources: SourcePlan, _ connection: any Connection, _ ledger: Ledger, isNew: Bool
  ) throws -> Outcome {
    let spaces = MappingCompiler.keySpaces(of: plans)
    let origins = try Origins.numbers(of: spaces, system: project.sourceSystem, in: connection)
    var references = try ReferenceRows(connection)
    for file in project.references { try references.add(file) }
    var crosswalks: [ResolvedCrosswalk] = []
    for crosswalk in project.crosswalks { crosswalks.append(try references.resolve(crosswalk)) }
    guard
      let facts = RunFacts(
        asAt: Self.microseconds(sources.asAt ?? started), timezone: project.timezone,
        sourceSystem: project.sourceSystem, crosswalks: crosswalks, origins: origins)
    else {
      throw MigrationError(
        Diagnostic(
          .wrongShape, "'\(project.timezone)' is no time zone",
          at: Place("migration.yaml"), remedy: "Write 'timezone: Europe/London'"))
    }
    let index = KeyIndex(spaces: spaces.count)
    if !isNew {
      for (space, table) in spaces.enumerated() {
        try index.fill(space: space, table: table, origin: origins[space], from: connection)
      }
    }
    let writer = Writer(connection, ledger: ledger)
    let offenders = Offenders(
      connection, ledger: ledger, originals: originals, codes: NationalCodes.codes,
      progress: { [self] in tell("proving: \($0)", file: "", force: true) })
    idleWork = isNew ? offenders : nil
    for (number, phase) in sources.phases.enumerated() {
      if let stop = try run(phase, facts, index, writer, ledger, connection) {
        return .stopped(stop)
      }
      for refusal in writer.takeRefusals() { index.apply(refusal) }
      let later = sources.phases[(number + 1)...].reduce(into: Set<Int>()) {
        $0.formUnion($1.plan.usedSpaces)
      }
      for space in phase.plan.usedSpaces.subtracting(later) { index.removeAll(in: space) }
      let open = Set(sources.phases[(number + 1)...].flatMap { $0.plan.targets.map(\.table) })
      idleWork?.complete(phase.plan.targets.map(\.table).filter { !open.contains($0) })
    }
    return try proveAll(connection, ledger, writer, offenders, isNew: isNew)
  }

  private func proveAll(
    _ connection: any Connection, _ ledger: Ledger, _ writer: Writer, _ offenders: Offenders,
    isNew: Bool
  ) throws -> Outcome {
    writer.closeBulks()
    if isNew {
      let broken = try offenders.finishBulk()
      if let first = broken.first {
        throw MigrationError(
          Diagnostic(
            .unbalanced, "the store's own proof finds '\(first)' broken", at: nil,
            remedy: "Do not use the store; report the run's summary"))
      }
    } else {
      try offenders.finishLive(writer: writer)
    }
    tell("rules", file: "", force: true)
    try RuleRunner(connection, ledger: ledger, originals: originals).run(project.rules)
    try ledger.closeRecordsOfEarlierRuns()
    return .finished
  }

  // MARK: A file

  /// - Returns: Why the run stops, when it does.
  private func run(
    _ phase: SourcePlan.Phase, _ facts: RunFacts, _ index: KeyIndex, _ writer: Writer,
    _ ledger: Ledger, _ connection: any Connection
  ) throws -> String? {
    for planned in phase.files {
      let file = try ledger.begin(
        planned.name, sha256: planned.sha256, size: planned.size, mapping: phase.plan.name,
        isDerived: phase.plan.isDerived, declared: planned.declared)
      originals.add(file.facts.number, path: planned.path, layout: phase.layout)
      entries.append(RunBooks.Entry(file: file))
      let mapper = Mapper(
        planned, layout: phase.layout, plan: phase.plan, facts: facts, number: file.facts,
        index: index)
      mapper.start()
      do {
        if let stop = try write(mapper, file, phase.plan, writer) { return stop }
      } catch {
        mapper.cancel()
        while mapper.full.take() != nil {}
        throw error
      }
      try writer.commit()
      try conclude(mapper, planned, file, ledger, connection)
      finishedBytes += planned.size
    }
    return nil
  }

  private func write(
    _ mapper: Mapper, _ file: Ledger.File, _ plan: MappingPlan, _ writer: Writer
  ) throws -> String? {
    while true {
      // While the mapper is behind, the writer proves what is complete.
      while let idleWork, mapper.full.isEmpty {
        try writer.commit()
        guard try idleWork.doOne() else { break }
      }
      guard let work = mapper.full.take() else { return nil }
      originals.add(work.rows.account.extent, of: file.facts.number)
      entries[entries.count - 1].broken += work.broken.count
      try writer.write(&work.rows, of: file, plan: plan) { record in
        let extent = work.records.extent(ofRecord: record)
        return (
          RecordPlace(
            record: extent.record, offset: extent.offset, length: extent.length,
            firstLine: extent.firstLine, lastLine: extent.lastLine),
          work.records.copyOfOriginal(ofRecord: record)
        )
      }
      counts += work.rows.account.counts
      progress.bytesRead = finishedBytes + work.rows.account.extent.byteEnd
      mapper.recycle(work)
      tell(plan.name, file: file.facts.name, force: false)
      if let stop = limitReached() {
        mapper.cancel()
        while mapper.full.take() != nil {}
        try writer.commit()
        return stop
      }
    }
  }

  private func limitReached() -> String? {
    let limits = project.stopWhen
    if let most = limits.rejected, counts.rejected > most {
      return "more than \(most) records were rejected"
    }
    if let share = limits.share, counts.read > limits.shareAfter,
      Double(counts.rejected) > share * Double(counts.read)
    {
      return "more than \(share * 100)% of \(counts.read) records were rejected"
    }
    return nil
  }

  /// What shows only at the end of a file; where it does, the file's rows leave again.
  private func conclude(
    _ mapper: Mapper, _ planned: PlannedFile, _ file: Ledger.File, _ ledger: Ledger,
    _ connection: any Connection
  ) throws {
    do {
      let found: SourceEnding?
      do throws(ExtractError) {
        found = try mapper.outcome?.get()
      } catch {
        throw MigrationError(error)
      }
      guard let ending = found else {
        preconditionFailure("the mapper has closed its hand-off without an ending")
      }
      try FileProof(ending: ending, planned: planned, broken: entries.last?.broken ?? 0).prove()
      entries[entries.count - 1].found = ending.records
      try ledger.end(file, records: ending.records)
    } catch let error as MigrationError {
      try Withdrawal.withdraw(file, from: connection, ledger: ledger)
      throw error
    }
  }

  // MARK: End

  private func finish(
    _ outcome: Outcome, _ connection: any Connection, _ ledger: Ledger
  ) throws(StoreError) -> RunSummary {
    let books = RunBooks(ledger: ledger, connection: connection, entries: entries)
    let (files, isBalanced) = try books.files()
    var summary = RunSummary(
      run: runName, project: project.name, store: address, balanced: isBalanced, files: files,
      toFix: try books.toFix(), seconds: -started.timeIntervalSinceNow,
      peakBytes: Self.peakBytes())
    switch outcome {
    case .failed(let diagnostic):
      summary.verdict = .failed
      summary.message = "\(diagnostic.code): \(diagnostic.message). \(diagnostic.remedy)"
    case .stopped(let why):
      summary.verdict = .stopped
      summary.message = "stopped: \(why); what was committed before is in the store"
    case .finished:
      summary.limits = try Limits(
        project: project, connection: connection, runID: ledger.runID
      ).judge(summary)
      summary.verdict = summary.judged
    }
    let data = try? Self.encoder.encode(summary)
    let state =
      switch outcome {
      case .finished: "ended"
      case .stopped: "stopped"
      case .failed: "failed"
      }
    try ledger.end(
      state: state, verdict: summary.verdict?.rawValue,
      summary: data.map { String(decoding: $0, as: UTF8.self) },
      at: Self.microseconds(Date()))
    if let data { options.work.write(data, "summary.json", ofRun: runName) }
    return summary
  }

  private static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  private static func peakBytes() -> Int {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss << 10
  }

  private func tell(_ stage: String, file: String, force: Bool) {
    guard force || -lastReport.timeIntervalSinceNow > 0.2 else { return }
    lastReport = Date()
    progress.stage = stage
    progress.file = file
    progress.records = counts.read
    progress.rejected = counts.rejected
    progress.held = counts.held
    progress.seconds = -started.timeIntervalSinceNow
    if let data = try? Self.encoder.encode(progress) {
      options.work.write(data, "progress.json", ofRun: runName)
    }
    report(progress)
  }
}
