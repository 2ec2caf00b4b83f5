import Diagnostics
import Extract
import Load
import RecordStore
import Transform

// One file of a run, from its first batch to its proof.

extension MigrationRun {
  /// - Returns: Why the run stops, when it does.
  func run(
    _ phase: SourcePlan.Phase, _ facts: RunFacts, _ index: KeyIndex, _ writer: Writer,
    _ ledger: Ledger, _ connection: any Connection
  ) throws -> String? {
    for planned in phase.files {
      let file = try ledger.begin(
        planned.name, sha256: planned.sha256, size: planned.size, mapping: phase.plan.name,
        isDerived: phase.plan.isDerived, declared: planned.declared)
      originals.add(file.facts.number, path: planned.path, layout: planned.layout)
      let earlier = try connection.ids(
        """
        SELECT id FROM load_file WHERE id < \(file.facts.number)
          AND sha256 = \(planned.sha256) AND mapping = \(phase.plan.name)
        """)
      for number in earlier { originals.add(earlier: number, sameAs: file.facts.number) }
      entries.append(RunBooks.Entry(file: file))
      let mapper = Mapper(
        planned, plan: phase.plan, facts: facts, number: file.facts,
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

  func write(
    _ mapper: Mapper, _ file: Ledger.File, _ plan: MappingPlan, _ writer: Writer
  ) throws -> String? {
    while true {
      // While the mapper is behind, the writer proves what is complete.
      while let idleWork, idleWork.hasTasks, mapper.full.isEmpty {
        try writer.commit()
        try idleWork.doOne()
      }
      guard let work = mapper.full.take() else { return nil }
      originals.add(work.rows.account.extent, of: file.facts.number)
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

  /// What shows only at the end of a file; where it does, the file's rows leave again.
  func conclude(
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
      try FileProof(ending: ending, planned: planned).prove()
      entries[entries.count - 1].found = ending.records
      try ledger.end(file, records: ending.records)
    } catch let error as MigrationError {
      try Withdrawal.withdraw(file, from: connection, ledger: ledger)
      throw error
    }
  }
}
