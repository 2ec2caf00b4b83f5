import Diagnostics
package import RecordStore
package import Schema
package import Transform

/// Makes the constraints of the schema true, then switches them on.
///
/// Each constraint yields the query for its offenders; they are isolated, and only then is the
/// index made, so that making it cannot fail. What concerns one table can be done as soon as that
/// table is complete, while others are still being read: ``doOne()`` is for the time in which the
/// writer would wait.
package final class Offenders {
  /// Makes an index, or asks for rows that break something.
  private enum Task {
    case index(SQL)
    case unique(SQL, Question)
    case question(Question)
  }

  /// What a table is asked for; it changes nothing.
  private struct Question: Sendable {
    enum Kind: Sendable {
      case constraint(Constraint)
      /// What concerns a row alone, of the rows with these ids.
      case checks(ClosedRange<Int64>)
      case references
    }

    let table: Table
    let kind: Kind

    var name: String {
      switch kind {
      case .constraint(let constraint): constraint.name
      case .checks: "checks of \(table.name)"
      case .references: "references of \(table.name)"
      }
    }
  }

  private struct Offender {
    let row: Int64
    let table: Table
    let constraint: Constraint
  }

  private struct Orphan {
    let row: Int64
    let table: Table
    let parent: String
    let key: Int64
  }

  private struct Found {
    var offenders: [Offender] = []
    var orphans: [Orphan] = []

    mutating func add(_ other: Found) {
      offenders += other.offenders
      orphans += other.orphans
    }
  }

  private let connection: any Connection
  private let ledger: Ledger
  private let originals: any Originals
  private let facts: RunFacts
  private let codes: @Sendable (String) -> [String]?
  /// Says which step is being worked on.
  private let progress: (String) -> Void
  private var tasks: [Task] = []
  private var found = Found()
  /// Unique indexes that could not be made while there were offenders.
  private var postponed: [SQL] = []
  private var completed: Set<String> = []

  package init(
    _ connection: any Connection, ledger: Ledger, originals: any Originals, facts: RunFacts,
    codes: @Sendable @escaping (String) -> [String]?, progress: @escaping (String) -> Void
  ) {
    self.connection = connection
    self.ledger = ledger
    self.originals = originals
    self.facts = facts
    self.codes = codes
    self.progress = progress
  }

  // MARK: Table by table

  /// No more rows come into these tables; those that they refer to are complete already.
  ///
  /// Indexes come before questions: only one thread can make them, and at the end two can ask.
  /// Each task is short, so that whoever waits for the writer waits little.
  package func complete(_ tables: [Table]) throws(StoreError) {
    for table in tables where completed.insert(table.name).inserted {
      let indexes = connection.ddl.referenceIndexes(table) + [connection.ddl.keyIndex(table)]
      var making = indexes.compactMap { $0.map(Task.index) }
      var asking: [Task] = []
      for constraint in table.constraints {
        // What concerns a row alone is asked with its other checks.
        if case .ordered = constraint.kind { continue }
        let question = Question(table: table, kind: .constraint(constraint))
        if let index = connection.ddl.uniqueIndex(constraint, of: table) {
          making.append(.unique(index, question))
        } else {
          asking.append(.question(question))
        }
      }
      if table.part == .record {
        for range in try idRanges(of: table) {
          asking.append(.question(Question(table: table, kind: .checks(range))))
        }
        asking.append(.question(Question(table: table, kind: .references)))
      }
      let firstQuestion = tasks.firstIndex { if case .question = $0 { true } else { false } }
      tasks.insert(contentsOf: making, at: firstQuestion ?? tasks.endIndex)
      tasks += asking
    }
  }

  /// Ranges that together hold every id of the table: the ids of a file go up with its records.
  private func idRanges(of table: Table) throws(StoreError) -> [ClosedRange<Int64>] {
    var ranges: [ClosedRange<Int64>] = []
    var next = Int64.min
    while let first = try connection.integer(
      "SELECT min(id) FROM \(identifier: table.name) WHERE id >= \(next)")
    {
      let (last, isBeyond) = first.addingReportingOverflow(Self.idsPerQuestion - 1)
      ranges.append(first...(isBeyond ? Int64.max : last))
      guard !isBeyond, last < Int64.max else { break }
      next = last + 1
    }
    return ranges
  }

  /// The ids of 16,384 records.
  private static let idsPerQuestion: Int64 = 16_384 << 8

  package var hasTasks: Bool { !tasks.isEmpty }

  /// Does the first of the tasks that are due; no transaction may be open.
  package func doOne() throws(StoreError) {
    switch tasks.removeFirst() {
    case .index(let index):
      try make([index])
    case .unique(let index, let question):
      progress(question.name)
      do throws(StoreError) {
        // Mostly the index can be made, and then nobody offends.
        try make([index])
      } catch {
        guard error.isConstraint else { throw error }
        postponed.append(index)
        tasks.append(.question(question))
      }
    case .question(let question):
      progress(question.name)
      found.add(try Self.ask(question, connection, codes))
    }
  }

  private func make(_ indexes: [SQL]) throws(StoreError) {
    try connection.transaction { () throws(StoreError) in
      for index in indexes { try connection.execute(index) }
    }
  }

  private static func ask(
    _ question: Question, _ connection: any Connection, _ codes: (String) -> [String]?
  ) throws(StoreError) -> Found {
    let table = question.table
    switch question.kind {
    case .constraint(let constraint):
      let rows = try connection.ids(connection.ddl.offenders(of: constraint, in: table))
      return Found(
        offenders: rows.map { Offender(row: $0, table: table, constraint: constraint) })
    case .checks(let ids):
      return Found(offenders: try brokenChecks(of: table, ids, connection, codes))
    case .references:
      return Found(orphans: try orphans(in: table, connection))
    }
  }

  private static func brokenChecks(
    of table: Table, _ ids: ClosedRange<Int64>, _ connection: any Connection,
    _ codes: (String) -> [String]?
  ) throws(StoreError) -> [Offender] {
    guard let query = connection.ddl.checkOffenders(table, ids: ids, codes: codes) else {
      return []
    }
    let found = try connection.all(query) { (row) throws(StoreError) in
      (id: row.integer(0) ?? 0, check: row.text(1) ?? "")
    }
    return found.map { row, check in
      let constraint =
        table.constraints.first { $0.name == check }
        ?? Constraint(check, .unique([]), reason: Reasons.constraintBroken)
      return Offender(row: row, table: table, constraint: constraint)
    }
  }

  /// References are right by construction; this proves it.
  private static func orphans(
    in table: Table, _ connection: any Connection
  ) throws(StoreError) -> [Orphan] {
    var orphans: [Orphan] = []
    for (column, parent) in table.references {
      for row in try connection.ids(connection.ddl.referenceOffenders(table, column: column)) {
        let key = try connection.integer(
          "SELECT \(identifier: column) FROM \(identifier: table.name) WHERE id = \(row)")
        orphans.append(Orphan(row: row, table: table, parent: parent, key: key ?? 0))
      }
    }
    return orphans
  }

  // MARK: The end

  /// For a store that was just filled: what is left to do of every table, until every row that is
  /// left satisfies every constraint.
  package func finishBulk(_ store: any Store) throws(StoreError) {
    try complete(Tables.all)
    while case .some(let task) = tasks.first {
      if case .question = task { break }
      try doOne()
    }
    progress("checks and references")
    try askTheRest(store)
    try isolate(groups: [])
    progress("unique indexes")
    try make(postponed)
  }

  private func askTheRest(_ store: any Store) throws(StoreError) {
    let codes = codes
    var questions: [StoreQuestion<Found>] = []
    for case .question(let question) in tasks {
      questions.append(
        StoreQuestion { (connection) throws(StoreError) in
          try Self.ask(question, connection, codes)
        })
    }
    tasks = []
    for answer in try store.answers(to: questions, on: connection) { found.add(answer) }
  }

  /// For a store in use, whose unique indexes, checks and references have held all the time.
  ///
  /// Families of which a child was refused leave, too.
  package func finishLive(writer: Writer) throws(StoreError) {
    for table in Tables.record {
      for constraint in table.constraints {
        switch constraint.kind {
        case .ordered, .unique: continue
        case .noOverlap, .inside:
          found.add(
            try Self.ask(
              Question(table: table, kind: .constraint(constraint)), connection, codes))
        }
      }
    }
    try isolate(groups: writer.groups)
  }

  /// Takes all offenders out at once: taking records out can make no new one.
  private func isolate(
    groups: [(parent: Int64, table: String, root: RejectID)]
  ) throws(StoreError) {
    progress("offenders")
    var demotion = Demotion(
      connection, ledger: ledger, originals: originals, facts: facts)
    for group in groups {
      try demotion.hold(row: group.parent, of: group.table, .reject(group.root))
    }
    for offender in found.offenders {
      try demotion.reject(
        row: offender.row, of: offender.table, because: offender.constraint)
    }
    for orphan in found.orphans {
      try demotion.hold(
        row: orphan.row, of: orphan.table.name,
        .missing(table: orphan.parent, key: "row \(orphan.key)"))
    }
    _ = try demotion.carryOut()
    found = Found()
  }
}
