import Diagnostics
import Extract
import Load
import RecordStore
import Transform

// The files of a phase, from their first batch to their proof.

extension MigrationRun {
  /// What a phase works with.
  struct Tools {
    var facts: RunFacts
    let index: KeyIndex
    let writer: Writer
    let ledger: Ledger
    let connection: any Connection
    /// The records of sources that several mappings read.
    let spools: Spools
    /// Whether nobody else has the store before the run has come to its end.
    let isNew: Bool

    /// Staff who write into a store in use wait for no more than a file.
    ///
    /// In a new one the transaction stays open for the next file: each commit waits five times for the
    /// disk.
    func commitIfInUse() throws(StoreError) {
      if !isNew { try writer.commit() }
    }
  }

  /// - Parameters:
  ///   - phase: What is run.
  ///   - later: The phases that come.
  ///   - tools: Those of the run.
  /// - Returns: Why the run stops, when it does.
  /// - Throws: When a file can no longer be read, or is not the declared one; or the store is lost.
  func run(
    _ phase: SourcePlan.Phase, before later: ArraySlice<SourcePlan.Phase>, _ tools: Tools
  ) throws -> String? {
    defer { tools.spools.removeAll(but: later) }
    try awaitReading(of: phase, tools)
    if phase.plan.isGrouped { return try runGrouped(phase, tools) }
    if tools.isNew { reserveKeys(of: [phase] + later, tools.index) }
    let declared = Self.declaredRecords(of: phase)
    var read = 0
    for planned in phase.files {
      let file = try begin(planned, phase, tools)
      try tools.commitIfInUse()
      let spooled: SpooledFile?
      do throws(MigrationError) {
        spooled = try self.spooled(planned, of: phase, before: later, tools.spools)
      } catch {
        try withdraw([file].filter { $0.committed > 0 }, after: error, tools)
        throw error
      }
      let mapper = Mapper(
        .file(planned, spooled), plan: phase.plan, facts: tools.facts,
        files: [file.facts], index: tools.index, checks: tools.writer.checks,
        corrections: corrections(of: phase.plan))
      let (stop, batches) = try write(mapper, phase.plan, tools.writer, after: [file]) { work in
        let extent = work.rows.account.extent
        originals.add(extent, of: work.rows.account.file, inside: work.records.opening)
        do throws(ExtractError) {
          try noteHead(of: file, planned, extent, work.records.opening, tools.ledger)
        } catch {
          throw MigrationError(error)
        }
        progress.bytesRead = finishedBytes + extent.byteEnd
        read += work.rows.accounts.reduce(0) { $0 + $1.counts.read }
        // Of what nobody has declared, nobody knows.
        let share = declared.map { Double(read) / Double(max(1, $0)) }
        tools.writer.indexesInOrder?.shareOfPhase = share ?? 0
      }
      if let stop { return stop }
      var last = batches
      if let later = mapper.postponed.take() {
        postponed.append(PostponedOfFile(later, file: file, batches: batches))
        last += 1
      }
      do {
        guard let ending = try mapper.ending() else {
          preconditionFailure("the mapper has closed its hand-off without an ending")
        }
        try expect(last, of: [file])
        try conclude(ending, planned, entry: entries.count - 1, tools)
      } catch let error as MigrationError {
        try withdraw([file], after: error, tools)
        throw error
      }
      try tools.commitIfInUse()
      finishedBytes += planned.size
    }
    try writePostponed(phase.plan, tools)
    try tools.commitIfInUse()
    return nil
  }

  /// How many records the manifest declares for a phase; `nil` where it does not for one of the files.
  private static func declaredRecords(of phase: SourcePlan.Phase) -> Int? {
    let declared = phase.files.compactMap(\.declared)
    return declared.count == phase.files.count ? declared.reduce(0, +) : nil
  }

  /// Makes room for the keys of the records that the manifest declares, of all phases whose keys are
  /// of the same kind as those of the first.
  ///
  /// A wrong count must not take the machine's memory: no record is taken to have fewer bytes than its
  /// key has in the index. Where more records come, the index grows.
  private func reserveKeys(of phases: [SourcePlan.Phase], _ index: KeyIndex) {
    guard let space = phases.first?.plan.keySpace else { return }
    let declared = phases.filter { $0.plan.keySpace == space && $0.plan.takesEachRecord }
      .flatMap(\.files).reduce(0) { $0 + min($1.declared ?? 0, $1.size / 32) }
    index.reserve(declared, in: space)
  }

  /// Takes the rows of files out again that cannot be read to their ends, or end otherwise than was
  /// declared.
  ///
  /// Not where the files are as they were, and it is something else that has failed.
  private func withdraw(
    _ files: [Ledger.File], after error: MigrationError, _ tools: Tools
  ) throws(StoreError) {
    guard error.diagnostic.code != .workFolder, error.diagnostic.code != .notResumable else {
      return
    }
    try tools.writer.commit()
    for file in files {
      try Withdrawal.withdraw(file, from: tools.connection, ledger: tools.ledger)
    }
  }

  private func spooled(
    _ planned: PlannedFile, of phase: SourcePlan.Phase,
    before later: ArraySlice<SourcePlan.Phase>, _ spools: Spools
  ) throws(MigrationError) -> SpooledFile? {
    do throws(ExtractError) {
      return try spools.file(planned, of: phase, before: later)
    } catch {
      throw MigrationError(error)
    }
  }

  /// Runs a mapping of which several records make one row: its files are read and proved as a
  /// whole, then mapped key by key.
  private func runGrouped(_ phase: SourcePlan.Phase, _ tools: Tools) throws -> String? {
    guard !phase.files.isEmpty else { return nil }
    let first = entries.count
    var files: [Ledger.File] = []
    for planned in phase.files { files.append(try begin(planned, phase, tools)) }
    try tools.commitIfInUse()
    let records: GroupedRecords
    do throws(ExtractError) {
      let (spool, spooled) = try tools.spools.files(of: phase)
      records = try GroupedRecords(
        spooled, plan: phase.plan, in: spool, corrections: corrections(of: phase.plan)
      ) { (position, extent, opening) throws(ExtractError) in
        originals.add(extent, of: files[position].facts.number, inside: opening)
        try noteHead(of: files[position], phase.files[position], extent, opening, tools.ledger)
        // Half of what is to be done with them; the other is mapping.
        let before = phase.files[..<position].reduce(0) { $0 + $1.size }
        progress.bytesRead = finishedBytes + (before + extent.byteEnd) / 2
        tell("sorting \(phase.plan.name)", file: files[position].facts.name, force: false)
      }
    } catch {
      let error = MigrationError(error)
      try withdraw(files.filter { $0.committed > 0 }, after: error, tools)
      throw error
    }
    for (position, planned) in phase.files.enumerated() {
      try conclude(records.endings[position], planned, entry: first + position, tools)
    }
    try tools.commitIfInUse()
    let mapper = Mapper(
      .groups(records), plan: phase.plan, facts: tools.facts,
      files: files.map(\.facts), index: tools.index, checks: tools.writer.checks)
    let size = phase.files.reduce(0) { $0 + $1.size }
    let (stop, batches) = try write(mapper, phase.plan, tools.writer, after: files) { work in
      progress.bytesRead =
        finishedBytes + (size + size * work.handedOut / max(1, records.count)) / 2
      let share = Double(work.handedOut) / Double(max(1, records.count))
      tools.writer.indexesInOrder?.shareOfPhase = share
    }
    if let stop { return stop }
    _ = try mapper.ending()
    try expect(batches, of: files)
    try tools.commitIfInUse()
    finishedBytes += size
    return nil
  }

  private func begin(
    _ planned: PlannedFile, _ phase: SourcePlan.Phase, _ tools: Tools
  ) throws -> Ledger.File {
    try tools.writer.open()
    var file = try tools.ledger.begin(
      planned.name, sha256: planned.sha256, size: planned.size,
      encoding: planned.layout.encoding.rawValue, mapping: phase.plan.name,
      isDerived: phase.plan.isDerived, declared: planned.declared,
      asAt: planned.asAt.map(Self.microseconds), keptFrom: planned.kept?.number)
    if let kept = planned.kept {
      file.facts.kept = kept.rejects
      file.facts.keptRoots = kept.roots
      if options.kind != .replay {
        file.facts.superseded = superseded(kept, phase.plan, tools.index)
      }
      entries.append(RunBooks.Entry(file: file))
      return file
    }
    do throws(ExtractError) {
      try originals.add(file.facts.number, path: planned.path, layout: planned.layout)
    } catch {
      throw MigrationError(error)
    }
    let earlier = try tools.connection.ids(
      """
      SELECT id FROM load_file WHERE id < \(file.facts.number)
        AND sha256 = \(planned.sha256) AND mapping = \(phase.plan.name)
      """)
    for number in earlier { originals.add(earlier: number, sameAs: file.facts.number) }
    entries.append(RunBooks.Entry(file: file))
    return file
  }

  /// Starts the mapper, and writes all that it hands over; each batch is first shown to `note`.
  ///
  /// A run that is resumed maps everything again: so each key is known as it was, however it came to
  /// be what it is. What is in the store already of the files is passed over.
  private func write(
    _ mapper: Mapper, _ plan: MappingPlan, _ writer: Writer, after files: [Ledger.File],
    note: (Work) throws -> Void
  ) throws -> (stop: String?, batches: Int) {
    let committed = files.map(\.committed).max() ?? 0
    var number = 0
    var lastRecords: [Int64: Int] = [:]
    mapper.start()
    do {
      while let work = try next(of: mapper, writer) {
        try note(work)
        number += 1
        if number <= committed {
          for account in work.rows.accounts {
            lastRecords[account.file] = max(
              lastRecords[account.file] ?? 0, account.extent.lastRecord)
          }
          if number == committed { try expect(lastRecords, of: files) }
          try proveOriginals(of: work)
          skip(work, plan, writer)
        } else {
          try write(work, plan, writer, number: number)
          if !writer.isOpen { try idleWork?.askBeside() }
        }
        mapper.recycle(work)
        try endIfInterrupted(writer)
        if let stop = limitReached() {
          mapper.cancel()
          while mapper.full.take() != nil {}
          try writer.commit()
          return (stop, number)
        }
      }
    } catch {
      mapper.cancel()
      while mapper.full.take() != nil {}
      throw error
    }
    return (nil, number)
  }

  /// While the mapper is behind, the writer makes the indexes of what is complete.
  ///
  /// Committing for it would wait for the disk, and let the lines of the ledger depend on how fast
  /// the machine was.
  private func next(of mapper: Mapper, _ writer: Writer) throws -> Work? {
    while mapper.full.isEmpty, try doIdleWork(writer) {}
    return mapper.full.take()
  }

  /// Waits until the source of a phase was read ahead, and makes indexes meanwhile.
  private func awaitReading(of phase: SourcePlan.Phase, _ tools: Tools) throws {
    let (source, spools) = (phase.plan.source, tools.spools)
    while spools.isDue(source) {
      if try doIdleWork(tools.writer) { continue }
      spools.wait(for: source, seconds: 0.25)
      if options.interruption?.wasRaised == true { try endIfInterrupted(tools.writer) }
      let size = max(1, phase.files.reduce(0) { $0 + $1.size })
      tell(
        "reading \(phase.plan.name), \(100 * spools.bytesRead(of: source) / size) %",
        file: phase.files.first?.name ?? "", force: false)
    }
  }

  /// - Returns: Whether there was any.
  private func doIdleWork(_ writer: Writer) throws -> Bool {
    guard let idleWork, idleWork.canMake else { return false }
    try endIfInterrupted(writer)
    try writer.open()
    try idleWork.makeOne()
    return true
  }

  func write(
    _ work: Work, _ plan: MappingPlan, _ writer: Writer, number: Int
  ) throws {
    try proveOriginals(of: work)
    try writer.write(&work.rows, plan: plan, findings: work.findings, number: number) {
      (record) throws(StoreError) in
      let original = work.records.copyOfOriginal(ofRecord: record)
      try self.proveOriginals(of: work)
      return (RecordPlace(work.records.extent(ofRecord: record)), original)
    }
    count(work, plan)
  }

  /// - Throws: Where the original of a record that is isolated could not be read.
  private func proveOriginals(of work: Work) throws(StoreError) {
    do throws(ExtractError) {
      try work.records.proveOriginals()
    } catch {
      throw .terminal(.exportUnreadable(error.diagnostic.message))
    }
  }

  func skip(_ work: Work, _ plan: MappingPlan, _ writer: Writer) {
    writer.skip(&work.rows, plan: plan) { work.records.extent(ofRecord: $0).record }
    count(work, plan)
  }

  /// The batches of a resumed run must be those that it began with: so far they have come to the
  /// records to which the ledger says that each file is in the store.
  private func expect(
    _ lastRecords: [Int64: Int], of files: [Ledger.File]
  ) throws(MigrationError) {
    guard let file = files.first(where: { lastRecords[$0.facts.number] ?? 0 != $0.lastCommitted })
    else { return }
    throw begunByAnother(file)
  }

  /// A file has no fewer batches than are in the store of it.
  private func expect(
    _ batches: Int, of files: [Ledger.File]
  ) throws(MigrationError) {
    guard let file = files.first(where: { batches < $0.committed }) else { return }
    throw begunByAnother(file)
  }

  private func begunByAnother(_ file: Ledger.File) -> MigrationError {
    MigrationError(
      Diagnostic(
        .notResumable, "run \(runName) was begun by another version of this program",
        at: Place(file.facts.name),
        remedy: "Resume with the version that began it, or load into a new store"))
  }

  /// Makes last what is written, and ends the run where somebody wants that.
  func endIfInterrupted(_ writer: Writer) throws {
    guard options.interruption?.isRaised == true else { return }
    try writer.commit()
    throw MigrationError(
      Diagnostic(
        .interrupted, "run \(runName) was ended by a signal after \(counts.read) records", at: nil,
        remedy: "Everything up to there is in the store. Go on with"
          + " 'migrate resume --into \(address)'"))
  }

  private func count(_ work: Work, _ plan: MappingPlan) {
    for account in work.rows.accounts { counts += account.counts }
    tell(plan.name, file: entries.last?.file.facts.name ?? "", force: false)
  }

  func limitReached() -> String? {
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

  /// What shows only at the end of a file.
  func conclude(
    _ ending: SourceEnding, _ planned: PlannedFile, entry: Int, _ tools: Tools
  ) throws {
    try FileProof(ending: ending, planned: planned).prove()
    entries[entry].found = ending.records
    entries[entry].broken = ending.brokenOfFile
    let file = entries[entry].file
    // An XML document may name its own encoding.
    let encoding = originals.encoding(of: file.facts.number) ?? planned.layout.encoding
    try tools.writer.open()
    try tools.ledger.end(file, records: ending.records, encoding: encoding.rawValue)
  }
}
