import Diagnostics
import Extract
import Load
import Transform

// The sources in which mappings look values up.

extension MigrationRun {
  /// Makes the look-up tables that a phase is the first to need, and lets go those that neither it
  /// nor a later one needs.
  ///
  /// - Parameters:
  ///   - tools: What the phase will work with.
  ///   - phases: The phase, and those after it.
  ///   - sources: The files of every source.
  /// - Throws: Where a file can no longer be read or is not the declared one, and where its values
  ///   take more memory than they may.
  func prepareLookups(
    of tools: inout Tools, for phases: ArraySlice<SourcePlan.Phase>, _ sources: SourcePlan
  ) throws {
    guard let now = phases.first?.plan.lookups else { return }
    let needed = phases.reduce(into: Set<Lookup>()) { $0.formUnion($1.plan.lookups) }
    tools.facts.lookups = tools.facts.lookups.filter { needed.contains($0.key) }
    for (number, source) in project.sources.enumerated() {
      let missing = needed.filter { $0.source == number && tools.facts.lookups[$0] == nil }
      guard !missing.isDisjoint(with: now) else { continue }
      // What a later phase looks up in the same files is read with it.
      var tables = missing.map { ($0, LookupTable($0, layout: source.layout)) }
      let files = sources.files[source.name] ?? []
      let first = lookedUp.count
      for file in files { try read(file, of: source, into: &tables) }
      end(
        RunStep(
          .lookUp, of: source.name, records: lookedUp[first...].reduce(0) { $0 + $1.read },
          bytes: files.reduce(0) { $0 + $1.size }))
      for (lookup, table) in tables { tools.facts.lookups[lookup] = table }
    }
  }

  private func read(
    _ file: PlannedFile, of source: Project.Source, into tables: inout [(Lookup, LookupTable)]
  ) throws {
    tell("reading \(source.name) to look values up", file: file.name, force: true)
    var broken = 0
    do {
      var reader = try Format.reader(of: file.open(), layout: file.layout)
      var batch = RecordBatch(source.layout)
      var unread: [BrokenRecord] = []
      while try reader.read(into: &batch, broken: &unread) {
        broken += unread.count
        for table in tables.indices { tables[table].1.add(batch) }
        try checkSize(of: tables.map(\.1), source)
      }
      guard let ending = reader.ending else {
        preconditionFailure("a reader that has come to its end knows how")
      }
      try FileProof(ending: ending, planned: file).prove()
      lookedUp.append(
        LookupSummary(
          file: file.name, source: source.name, sha256: file.sha256, declared: file.declared,
          read: ending.records, broken: broken))
    } catch let error as ExtractError {
      throw MigrationError(error)
    }
  }

  private func checkSize(
    of tables: [LookupTable], _ source: Project.Source
  ) throws(MigrationError) {
    guard tables.reduce(0, { $0 + $1.bytes }) > source.lookupMegabytes << 20 else { return }
    throw MigrationError(
      Diagnostic(
        .lookupTooLarge,
        "the values looked up in the source '\(source.name)' take more than"
          + " \(source.lookupMegabytes) megabytes", at: Place("migration.yaml"),
        remedy: "Set 'look-up megabytes' of the source if the machine has the memory, or ask for an"
          + " extract with fewer records"))
  }
}
