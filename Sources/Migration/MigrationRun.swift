import Diagnostics
import Extract
import Foundation
import Load
package import Logging
import RecordStore
import Schema
import Transform

/// One run: a project's exports into a store.
///
/// A trial load is the same path into a scratch store. The thread that calls writes; others read
/// ahead, read, and map: decisions 0017 and 0034.
package final class MigrationRun {
  package struct Options: Sendable {
    package enum Kind: String, Sendable {
      case dryRun = "dry_run"
      case run
      /// Maps again what earlier runs have kept out, and reads no exports.
      case replay
    }

    package var kind: Kind
    package var exports: String
    /// `nil` for that of the project, in the folder of the exports.
    package var manifest: String?
    /// `nil` for the scratch store of a dry run.
    package var store: String?
    package var isLive: Bool
    package var work: WorkFolder
    /// `nil` logs nothing.
    package var logger: Logger?
    /// Raised by whoever wants the run to end early; `nil` where nobody can.
    package var interruption: Interruption?
    /// A transaction is committed after so many records, at the end of a batch.
    package var recordsPerTransaction = Writer.recordsPerTransaction
    /// The mappings that are loaded; empty for all.
    package var only: Set<String> = []
    /// The run to go on with; `nil` begins one.
    var resumed: StoredRun?

    package init(
      kind: Kind, exports: String, manifest: String? = nil, store: String?, isLive: Bool = false,
      work: WorkFolder, logger: Logger? = nil
    ) {
      self.kind = kind
      self.exports = exports
      self.manifest = manifest
      self.store = store
      self.isLive = isLive
      self.work = work
      self.logger = logger
    }
  }

  let project: Project
  let plans: [MappingPlan]
  let options: Options
  let report: (RunProgress) -> Void
  let started = Date()
  let originals = SourceOriginals()
  var entries: [RunBooks.Entry] = []
  var clock: StepClock
  var forecast = RunForecast([])
  var progress: RunProgress
  var lastReport = Date.distantPast
  var finishedBytes = 0
  /// ``finishedBytes`` when the present step began.
  var stepBegan = 0
  var counts = RecordCounts()
  /// What is done in a new store while rows still come: the writer makes indexes where it would wait,
  /// and a second thread asks.
  var idleWork: Offenders?
  var facts: RunFacts?
  /// What is loaded, in this order.
  var phases: [SourcePlan.Phase] = []
  /// Rows that complete extracts no longer have.
  var unseen: [Unseen] = []
  /// The files in which values were looked up.
  var lookedUp: [LookupSummary] = []
  /// What people have decided, as it was when the run began.
  var decisions: DecisionLog?
  /// Records that stand for others which come later, until their phase is through.
  var postponed: [PostponedOfFile] = []
  /// The reject ids of records that earlier runs had kept out and this one maps again.
  var replayed: [String] = []
  /// The records that no rule takes out, as a person has decided: the upper part of their ids.
  var accepted: Set<Int64> = []
  /// What the rules found; empty until they are asked.
  var findings = RuleFindings()
  /// What is read before its mapping is due; `nil` until the reading begins.
  private var spools: Spools?
  var runName = ""
  var address = ""
  /// When the run began, before it was resumed if it was.
  var begun: Date {
    options.resumed.map { Date(timeIntervalSince1970: Double($0.startedAt) / 1_000_000) } ?? started
  }

  package init(
    _ checked: CheckedProject, options: Options, report: @escaping (RunProgress) -> Void
  ) {
    precondition(checked.isRunnable, "a project with errors does not run")
    project = checked.project
    plans = checked.plans
    self.options = options
    self.report = report
    clock = StepClock(after: [RunStep(.check, seconds: checked.seconds)])
    progress = RunProgress(
      run: "", store: "", stage: "", file: "", records: 0, rejected: 0, held: 0, bytesRead: 0,
      bytesInAll: 0, share: 0, seconds: 0)
  }

  /// Runs to the end, or to the fault that ends it.
  ///
  /// - Throws: When nothing was begun. From the first write on, a fault of the world is in the
  ///   summary, whose verdict is then `failed`.
  package func run() throws(MigrationError) -> RunSummary {
    if let unknown = options.only.subtracting(plans.map(\.name)).min() {
      throw MigrationError(
        Diagnostic(
          .noRun, "there is no mapping '\(unknown)'", at: nil,
          remedy: "It can be: \(plans.map(\.name).joined(separator: ", "))"))
    }
    let log = try DecisionLog(in: options.work)
    // A run that was resumed goes on as it began, whatever was decided meanwhile.
    decisions =
      try options.resumed?.decisions.map { (hash) throws(MigrationError) in
        try log.asOf(hash)
      } ?? log
    var sources =
      options.kind == .replay
      ? try SourcePlan.replaying(project, plans: plans, options)
      : try SourcePlan.find(
        project, plans: plans, exports: options.exports, manifest: options.manifest
      ).only(options.only)
    progress.bytesInAll = sources.size
    spools = try readAhead(sources)
    defer { endReadingAhead() }
    try sources.prove(project)
    forecast = RunForecast.of(
      sources, plans: plans, project: project,
      rehearsal: options.work.rehearsal(of: project.name))
    end(RunStep(.manifest, bytes: sources.files.values.joined().reduce(0) { $0 + $1.size }))
    runName = options.resumed?.name ?? options.work.nextRun(on: started, taken: [])
    do {
      let (store, isNew) = try openStore()
      let connection = try store.connect(isNew ? .bulkLoad : .live)
      if !isNew, options.resumed == nil {
        try expectInOrder(sources, connection)
        runName = try freeName(connection)
      }
      try options.work.makeFolder(ofRun: runName)
      try options.work.keep(project, ofRun: runName)
      if !isNew { sources = try addKept(to: sources, connection) }
      phases = sources.phases
      return try load(sources, store, connection, isNew: isNew)
    } catch let error as MigrationError {
      throw error
    } catch let error as StoreError {
      throw MigrationError(error, in: address)
    } catch {
      preconditionFailure("an unexpected error: \(error)")
    }
  }

  /// Begins to read for a new store, while the files are being proved; one that is in use may have
  /// kept records to be read with them.
  private func readAhead(_ sources: SourcePlan) throws(MigrationError) -> Spools? {
    do throws(StoreError) {
      if let named = options.store, try Stores.exists(named) { return nil }
    } catch {
      throw MigrationError(error, in: options.store ?? "")
    }
    return Spools(sources.phases, folder: options.work.path, mayBegin: { sources.leavesACore() })
  }

  private func endReadingAhead() {
    spools?.end()
    spools = nil
  }

  // MARK: Store

  func openStore() throws -> (store: any Store, isNew: Bool) {
    guard let named = options.store else {
      address = "sqlite:\(options.work.folder(ofRun: runName))/scratch.db"
      try options.work.makeFolder(ofRun: runName)
      return (try Stores.create(address, kind: .trial, codes: NationalCodes.codes), true)
    }
    address = named
    guard try Stores.exists(named) else {
      guard options.kind != .replay else {
        throw MigrationError(
          Diagnostic(
            .noRun, "there is no store '\(named)', so nothing was kept out of it", at: nil,
            remedy: "Load the exports first: 'migrate run --into \(named)'"))
      }
      let kind: StoreKind = options.isLive ? .live : .trial
      return (try Stores.create(named, kind: kind, codes: NationalCodes.codes), true)
    }
    let store = try Stores.open(named)
    let reader = try store.connect(.readOnly)
    let unfinished = try StoredRun.unfinished(in: reader)
    if let who = try Stores.writer(of: named) {
      throw StoreError.terminal(.secondWriter(named, who: who))
    }
    if let unfinished, unfinished.id != options.resumed?.id {
      throw MigrationError(LoadError.unfinished(run: unfinished.name, address: named))
    }
    // Until the first load has come to its end they are off.
    return (store, try reader.property(.constraints) == "off")
  }

  func freeName(_ connection: any Connection) throws(StoreError) -> String {
    let taken = try connection.all("SELECT name FROM run") { (row) throws(StoreError) in
      row.text(0) ?? ""
    }
    return options.work.nextRun(on: started, taken: taken)
  }

  static func microseconds(_ date: Date) -> Int64 {
    Int64((date.timeIntervalSince1970 * 1_000_000).rounded())
  }

  // MARK: Load

  func load(
    _ sources: SourcePlan, _ store: any Store, _ connection: any Connection, isNew: Bool
  ) throws -> RunSummary {
    (progress.run, progress.store) = (runName, address)
    let ledger = try ledger(connection)
    var outcome = Outcome.finished
    do {
      outcome = try loadAll(sources, store, connection, ledger, isNew: isNew)
    } catch {
      connection.rollback()
      try forgetUncommitted(connection)
      outcome = .failed(Self.diagnostic(of: error))
    }
    return try finish(outcome, connection, ledger)
  }

  /// What was concluded of a file in a transaction that was rolled back is not in the books.
  private func forgetUncommitted(_ connection: any Connection) throws(StoreError) {
    for entry in entries.indices where entries[entry].found != nil {
      let number = entries[entry].file.facts.number
      let records = try connection.integer(
        "SELECT read_records FROM load_file WHERE id = \(number)")
      if records == nil { entries[entry].found = nil }
    }
  }

  private static func diagnostic(of error: any Error) -> Diagnostic {
    switch error {
    case let error as MigrationError: error.diagnostic
    case let error as StoreError: error.diagnostic
    case let error as LoadError: error.diagnostic
    default: preconditionFailure("an unexpected error: \(error)")
    }
  }

  private func ledger(_ connection: any Connection) throws -> Ledger {
    if let resumed = options.resumed {
      return try Ledger(connection, resuming: resumed, sourceSystem: project.sourceSystem)
    }
    let run = try StoredRun(
      name: runName, project: project.name, kind: options.kind.rawValue,
      startedAt: Self.microseconds(started), ruleset: project.ruleset,
      exports: URL(filePath: options.exports).standardizedFileURL.path,
      manifest: options.manifest.map { URL(filePath: $0).standardizedFileURL.path },
      only: options.only, decisions: decisions?.head, in: connection)
    return try Ledger(connection, beginning: run, sourceSystem: project.sourceSystem)
  }

  enum Outcome {
    case finished
    case stopped(String)
    case failed(Diagnostic)

    var isFailure: Bool { if case .failed = self { true } else { false } }
  }

  func loadAll(
    _ sources: SourcePlan, _ store: any Store, _ connection: any Connection, _ ledger: Ledger,
    isNew: Bool
  ) throws -> Outcome {
    let spaces = MappingCompiler.keySpaces(of: plans)
    try connection.begin()
    let origins = try Origins.numbers(
      of: spaces, system: project.sourceSystem, in: connection, ledger.images)
    var references = try ReferenceRows(connection, ledger.images)
    for file in project.references { try references.add(file) }
    var crosswalks: [ResolvedCrosswalk] = []
    for crosswalk in project.crosswalks { crosswalks.append(try references.resolve(crosswalk)) }
    try connection.commit()
    guard
      let facts = RunFacts(
        asAt: Self.microseconds(sources.asAt ?? begun), timezone: project.timezone,
        sourceSystem: project.sourceSystem, crosswalks: crosswalks, origins: origins)
    else {
      throw MigrationError(
        Diagnostic(
          .wrongShape, "'\(project.timezone)' is no time zone",
          at: Place("migration.yaml"), remedy: "Write 'timezone: Europe/London'"))
    }
    self.facts = facts
    let index = KeyIndex(spaces: spaces.count)
    if !isNew {
      let touched = try KeyIndex.touchedPlaces(in: connection)
      for (space, table) in spaces.enumerated() {
        try index.fill(
          space: space, table: table, origin: origins[space], below: ledger.firstID(),
          touched: touched, from: connection)
        try index.fillMerged(space: space, table: table, from: connection)
      }
    }
    let writer = try Writer(
      connection, ledger: ledger, facts: facts,
      recordsPerTransaction: options.recordsPerTransaction, codes: NationalCodes.codes)
    if !isNew, try connection.property(.kind) == StoreKind.live.rawValue {
      writer.registered = try RegisteredSince(in: connection)
    }
    if isNew {
      writer.indexesInOrder = IndexesInOrder(
        connection, enoughRows: 4 * options.recordsPerTransaction)
    }
    let offenders = Offenders(
      store, connection, ledger: ledger, originals: originals, facts: facts,
      rows: { writer.indexesInOrder?.rows(of: $0) ?? 0 },
      progress: { [self] in tell("proving: \($0)", file: "", force: true) })
    idleWork = isNew ? offenders : nil
    // It holds the connection, and this run: let go, the store is free for the next one.
    defer { idleWork = nil }
    // Somebody has put a store there in the meantime.
    if !isNew { endReadingAhead() }
    let spools = self.spools ?? Spools(sources.phases, folder: options.work.path)
    self.spools = spools
    defer { endReadingAhead() }
    let tools = Tools(
      facts: facts, index: index, writer: writer, ledger: ledger, connection: connection,
      spools: spools, isNew: isNew)
    end(RunStep(.prepare))
    do {
      if let stop = try loadPhases(of: sources, tools) { return .stopped(stop) }
    } catch let error where error is MigrationError || error is LoadError {
      // A source has failed, not the store: what was written before stays, if it can.
      try? writer.commit()
      throw error
    }
    try writer.commit()
    if let stop = try closeUnseen(ledger) { return .stopped(stop) }
    return try proveAll(store, tools, offenders, isNew: isNew)
  }

  /// Reads the old system's lists and loads phase by phase; what was written last is not committed.
  ///
  /// - Returns: Why the run stops, when it does.
  /// - Throws: When a source has failed, or the store.
  private func loadPhases(of sources: SourcePlan, _ tools: Tools) throws -> String? {
    var tools = tools
    // First, as they are small: what is wrong with one shows before hours of loading.
    for report in sources.reports { try read(report, tools) }
    for (number, phase) in sources.phases.enumerated() {
      try prepareLookups(of: &tools, for: sources.phases[number...], sources)
      let first = entries.count
      let rest = sources.phases[(number + 1)...]
      if let stop = try run(phase, before: rest, tools) { return stop }
      for refusal in tools.writer.takeRefusals() { tools.index.apply(refusal) }
      let later = rest.reduce(into: Set<Int>()) {
        $0.formUnion($1.plan.usedSpaces)
      }
      for space in phase.plan.usedSpaces.subtracting(later) {
        if !tools.isNew { noteUnseen(in: space, tools.index) }
        tools.index.removeAll(in: space)
      }
      let open = Set(rest.flatMap { $0.plan.targets.map(\.table.name) })
      try idleWork?.complete(
        phase.plan.targets.map(\.table).filter { !open.contains($0.name) }, but: open)
      end(
        RunStep(
          .load, of: phase.plan.name, records: entries[first...].reduce(0) { $0 + ($1.found ?? 0) },
          bytes: phase.files.reduce(0) { $0 + $1.size }))
    }
    return nil
  }
}
