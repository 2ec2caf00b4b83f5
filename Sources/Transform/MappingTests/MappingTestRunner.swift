import Diagnostics
import Extract
import Schema
import Standards

/// Runs a project's tests: the given records go through the plan that a run would use, in memory.
package struct MappingTestRunner {
  let project: Project
  let plans: [MappingPlan]
  private let localTime: LocalTime
  private let spaces: [String]
  private let crosswalks: [ResolvedCrosswalk]
  /// The EPR's own codes behind the ids that crosswalks give in a test.
  private let codes: [Int64: String]

  /// Makes a runner for the plans of all mappings of a project; `nil` where the project's time
  /// zone is unknown.
  package init?(_ project: Project, plans: [MappingPlan]) {
    guard let localTime = LocalTime(identifier: project.timezone) else { return nil }
    self.project = project
    self.plans = plans
    self.localTime = localTime
    spaces = MappingCompiler.keySpaces(of: plans)
    var codes: [Int64: String] = [:]
    var crosswalks: [ResolvedCrosswalk] = []
    for crosswalk in project.crosswalks {
      // Every row that an approved line names is there.
      var ids: [String: Int64] = [:]
      for target in crosswalk.targets {
        let id = Self.firstCode + Int64(codes.count)
        ids[target.code] = id
        codes[id] = target.code
      }
      crosswalks.append(ResolvedCrosswalk(crosswalk, ids: ids))
    }
    self.crosswalks = crosswalks
    self.codes = codes
  }

  /// Above the ids of the test's own rows and of their parents.
  private static let firstCode: Int64 = 1 << 51

  /// Runs one test.
  ///
  /// - Parameters:
  ///   - test: One of the project's.
  ///   - now: Microseconds UTC, for a test that does not say when the extract was made.
  /// - Returns: What became of its records.
  /// - Precondition: The test's mapping is among the plans.
  package func run(_ test: MappingTest, now: Int64) -> TestOutcome {
    guard let plan = plans.first(where: { $0.name == test.mapping }) else {
      preconditionFailure("there is no plan of mapping \(test.mapping)")
    }
    // The last second of the day: what happened on it is not the future.
    let asAt = test.asAt.map { localTime.midnight(ofDay: $0 + 1) - 1_000_000 } ?? now
    guard
      var facts = RunFacts(
        asAt: asAt, timezone: project.timezone, sourceSystem: project.sourceSystem,
        crosswalks: crosswalks, origins: spaces.indices.map { Int64($0 + 1) })
    else { preconditionFailure("the time zone was known when the runner was made") }
    facts.lookups = lookups(of: plan, in: test)
    let index = index(of: test)
    var runner = PlanRunner(
      plan, facts: facts,
      files: [FileFacts(number: 1, name: "test", sha256: String(repeating: "0", count: 64))],
      index: index)
    var rows = runner.makeBatch()
    var result = TestOutcome()
    var keys: [Int64: String] = [:]
    for unit in units(of: test, plan) {
      var batch = plan.makeRecords(unit.count, bytes: 4096)
      for (number, record) in unit {
        batch.append(
          plan.columns.prefix(plan.columnCount).map { record.columns[$0] ?? "" },
          children: Self.children(of: record, project.source(named: plan.source)?.layout),
          at: Extent(
            record: number + 1, offset: 0, length: 0, firstLine: number + 1,
            lastLine: number + 1))
      }
      if plan.isGrouped {
        var groups = RecordGroups()
        groups.groups = [0..<unit.count]
        groups.files = Array(repeating: 0, count: unit.count)
        runner.map(batch, groups, into: &rows)
      } else {
        runner.map(batch, broken: [], into: &rows)
      }
      add(rows, plan, index, &keys, to: &result)
    }
    return result
  }

  /// The records that have an outcome together, with their numbers: one, or all of a key.
  private func units(
    of test: MappingTest, _ plan: MappingPlan
  ) -> [[(number: Int, record: GivenRecord)]] {
    var units: [[(number: Int, record: GivenRecord)]] = []
    var unitOfKey: [String: Int] = [:]
    let key = plan.columns[plan.keyColumn]
    for (number, record) in test.given.enumerated() {
      if plan.isGrouped, let value = record.columns[key], !value.isEmpty,
        let unit = unitOfKey[value]
      {
        units[unit].append((number, record))
      } else {
        if let value = record.columns[key] { unitOfKey[value] = units.count }
        units.append([(number, record)])
      }
    }
    return units
  }

  /// Of a source that the test does not state, nothing is found.
  private func lookups(of plan: MappingPlan, in test: MappingTest) -> [Lookup: LookupTable] {
    var tables: [Lookup: LookupTable] = [:]
    for lookup in plan.lookups {
      let source = project.sources[lookup.source]
      let given = test.sources[source.name] ?? []
      var batch = RecordBatch(source.layout, records: max(1, given.count), bytes: 4096)
      for (number, record) in given.enumerated() {
        batch.append(
          source.layout.columns.map { record.columns[$0.name] ?? "" },
          children: Self.children(of: record, source.layout),
          at: Extent(
            record: number + 1, offset: 0, length: 0, firstLine: number + 1,
            lastLine: number + 1))
      }
      var table = LookupTable(lookup, layout: source.layout)
      table.add(batch)
      tables[lookup] = table
    }
    return tables
  }

  /// For each set of a layout's children the fields of the record's.
  private static func children(of record: GivenRecord, _ layout: Layout?) -> [[[String]]] {
    (layout?.children ?? []).map { set in
      (record.children[set.name] ?? []).map { child in
        set.columns.map { child[$0.name] ?? "" }
      }
    }
  }

  private func index(of test: MappingTest) -> KeyIndex {
    let index = KeyIndex(spaces: spaces.count)
    var stated: [Int: Set<String>] = [:]
    for (table, keys) in test.parents {
      guard let space = spaces.firstIndex(of: table) else { continue }
      stated[space] = Set(keys.loaded)
      for key in keys.rejected {
        let id = RejectID(system: project.sourceSystem, mapping: table, key: key, ordinal: 0)
        index.set(
          SipHash.hash(key.utf8.span), in: space,
          to: KeyIndex.Entry(state: .rejected, value: index.addRoot(.reject(id)), content: 0))
      }
      for (key, reason) in keys.skipped {
        index.set(
          SipHash.hash(key.utf8.span), in: space,
          to: KeyIndex.Entry(state: .skipped, value: index.skip(reason), content: 0))
      }
    }
    index.assumed = AssumedParents(stated: stated)
    return index
  }

  /// Adds what became of the one record of a batch, or of the records of one row.
  private func add(
    _ rows: borrowing RowBatch, _ plan: MappingPlan, _ index: KeyIndex,
    _ keys: inout [Int64: String], to result: inout TestOutcome
  ) {
    let account = rows.account
    let counts = account.counts
    result.outcomes.append(
      counts.loaded > 0
        ? "loaded"
        : counts.duplicate > 0
          ? "duplicate"
          : counts.skipped > 0
            ? "skipped"
            : counts.rejected > 0 ? "rejected" : counts.held > 0 ? "held" : "not selected")
    result.faults += account.isolated.flatMap { $0.faults.map(\.reason.slug) }
    result.repairs += account.notes.filter { $0.kind == .repair }.map(\.slug)
    result.lists += account.notes.filter { $0.kind == .list }.map(\.slug)
    result.reasons += account.notes.filter { $0.kind == .skip }.map(\.slug)
    for row in 0..<rows.rows(0).rows.count {
      keys[rows.integer(0, row, 0)] = String(copyingUTF8: rows.text(0, row, 3))
    }
    let known = keys
    let printer = CellPrinter(localTime: localTime) { id in
      known[id] ?? codes[id] ?? index.assumed?.key(of: id)
    }
    for (target, table) in rows.tables.enumerated() {
      for row in 0..<rows.rows(target).rows.count {
        result.rows[table.name, default: []].append(printer.row(row, of: target, table, in: rows))
      }
    }
  }
}
