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
    case indexes([SQL])
    case unique(SQL, Question)
    case question(Question)
  }

  /// What a table is asked for; it changes nothing.
  private struct Question: Sendable {
    enum Kind: Sendable {
      case constraint(Constraint)
      case references
    }

    let table: Table
    let kind: Kind

    var name: String {
      switch kind {
      case .constraint(let constraint): constraint.name
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
  /// Says which step is being worked on.
  private let progress: (String) -> Void
  private var tasks: [Task] = []
  private var found = Found()
  /// Unique indexes that could not be made while there were offenders, and the tables.
  private var postponed: [(index: SQL, table: Table)] = []
  private var completed: Set<String> = []

  package init(
    _ connection: any Connection, ledger: Ledger, originals: any Originals, facts: RunFacts,
    progress: @escaping (String) -> Void
  ) {
    self.connection = connection
    self.ledger = ledger
    self.originals = originals
    self.facts = facts
    self.progress = progress
  }

  // MARK: Table by table

  /// No more rows come into these tables; those that they refer to are complete already.
  ///
  /// Indexes come before questions: only one thread can make them, and at the end two can ask.
  /// Each task is short, so that whoever waits for the writer waits little.
  package func complete(_ tables: [Table]) throws(StoreError) {
    var ofEmptyTables: [SQL] = []
    for table in tables where completed.insert(table.name).inserted {
      let indexes = (connection.ddl.referenceIndexes(table) + [connection.ddl.keyIndex(table)])
        .compactMap(\.self)
      if try isEmpty(table) {
        ofEmptyTables += indexes
        ofEmptyTables += table.constraints.compactMap {
          connection.ddl.uniqueIndex($0, of: table)
        }
        continue
      }
      var making = indexes.map { Task.indexes([$0]) }
      var asking: [Task] = []
      for constraint in table.constraints {
        // What concerns a row alone was asked before it was written.
        if case .ordered = constraint.kind { continue }
        let question = Question(table: table, kind: .constraint(constraint))
        if let index = connection.ddl.uniqueIndex(constraint, of: table) {
          making.append(.unique(index, question))
        } else {
          asking.append(.question(question))
        }
      }
      if table.part == .record {
        asking.append(.question(Question(table: table, kind: .references)))
      }
      let firstQuestion = tasks.firstIndex { if case .question = $0 { true } else { false } }
      tasks.insert(contentsOf: making, at: firstQuestion ?? tasks.endIndex)
      tasks += asking
    }
    // Nothing is to be asked of them, and one transaction for all waits for the disk once.
    if !ofEmptyTables.isEmpty { tasks.insert(.indexes(ofEmptyTables), at: tasks.startIndex) }
  }

  private func isEmpty(_ table: Table) throws(StoreError) -> Bool {
    try connection.integer("SELECT 1 FROM \(identifier: table.name) LIMIT 1") == nil
  }

  package var hasTasks: Bool { !tasks.isEmpty }

  /// Does the first of the tasks that are due, in the transaction that is open.
  package func doOne() throws(StoreError) {
    switch tasks.removeFirst() {
    case .indexes(let indexes):
      try make(indexes)
    case .unique(let index, let question):
      progress(question.name)
      do throws(StoreError) {
        // Mostly the index can be made, and then nobody offends.
        try connection.savepoint { () throws(StoreError) in _ = try connection.execute(index) }
      } catch {
        guard error.isConstraint else { throw error }
        postponed.append((index, question.table))
        tasks.append(.question(question))
      }
    case .question(let question):
      progress(question.name)
      found.add(try Self.ask(question, connection))
    }
  }

  private func make(_ indexes: [SQL]) throws(StoreError) {
    for index in indexes { try connection.execute(index) }
  }

  private static func ask(
    _ question: Question, _ connection: any Connection
  ) throws(StoreError) -> Found {
    let table = question.table
    switch question.kind {
    case .constraint(let constraint):
      let rows = try Self.rows(that: constraint, in: table, connection)
      return Found(
        offenders: rows.map { Offender(row: $0, table: table, constraint: constraint) })
    case .references:
      return Found(orphans: try orphans(in: table, connection))
    }
  }

  /// The rows that break a constraint; of a unique one all but the first that share the values.
  private static func rows(
    that constraint: Constraint, in table: Table, _ connection: any Connection
  ) throws(StoreError) -> [Int64] {
    guard case .unique(let columns, _) = constraint.kind,
      let query = connection.ddl.values(of: constraint, in: table)
    else { return try connection.ids(connection.ddl.offenders(of: constraint, in: table)) }
    let forms = columns.compactMap { name in table.stored.first { $0.name == name }?.form }
    return try EqualRows(forms: forms).groups(of: query, connection)
      .flatMap { $0.dropFirst() }.sorted()
  }

  /// References are right by construction; this proves it.
  private static func orphans(
    in table: Table, _ connection: any Connection
  ) throws(StoreError) -> [Orphan] {
    var orphans: [Orphan] = []
    for (column, parent) in try suspects(in: table, connection) {
      let question = connection.ddl.referenceOffenders(
        table, column: column,
        readsParent: try isNoLarger(parent, than: table, connection))
      for row in try connection.ids(question) {
        let key = try connection.integer(
          "SELECT \(identifier: column) FROM \(identifier: table.name) WHERE id = \(row)")
        orphans.append(Orphan(row: row, table: table, parent: parent, key: key ?? 0))
      }
    }
    return orphans
  }

  /// Whether a table has at most four times as many rows as another.
  private static func isNoLarger(
    _ parent: String, than table: Table, _ connection: any Connection
  ) throws(StoreError) -> Bool {
    let rows = try connection.integer("SELECT count(*) FROM \(identifier: table.name)") ?? 0
    let parents = try connection.integer("SELECT count(*) FROM \(identifier: parent)") ?? 0
    return parents <= 4 * rows
  }

  /// The references of which some may lead nowhere.
  ///
  /// Those without an index are read together, in one pass over the table: few rows are referred to
  /// there, and each of them is looked up once.
  private static func suspects(
    in table: Table, _ connection: any Connection
  ) throws(StoreError) -> [(column: String, table: String)] {
    let others = table.references.filter { !connection.ddl.isIndexed($0.column, in: table) }
    guard let first = others.first else { return table.references }
    let columns = others.dropFirst().reduce("\(identifier: first.column)" as SQL) {
      $0 + ", \(identifier: $1.column)"
    }
    var used = [Set<Int64>](repeating: [], count: others.count)
    try connection.rows("SELECT " + columns + " FROM \(identifier: table.name)") {
      (row) throws(StoreError) in
      for position in others.indices {
        if let id = row.integer(position) { used[position].insert(id) }
      }
    }
    var suspects = table.references.filter { connection.ddl.isIndexed($0.column, in: table) }
    for (position, reference) in others.enumerated() {
      for id in used[position].sorted() {
        let query: SQL = "SELECT id FROM \(identifier: reference.table) WHERE id = \(id)"
        guard try connection.integer(query) == nil else { continue }
        suspects.append(reference)
        break
      }
    }
    return suspects
  }

  // MARK: The end

  /// For a store that was just filled: what is left to do of every table, until every row that is
  /// left satisfies every constraint.
  package func finishBulk(_ store: any Store, writer: Writer) throws(StoreError) {
    try complete(Tables.all)
    try connection.transaction { () throws(StoreError) in
      while case .some(let task) = tasks.first {
        if case .question = task { break }
        try doOne()
      }
    }
    progress("checks and references")
    try askTheRest(store)
    // Descendants are sought by their references; what a postponed index would find, one for the
    // time being does.
    let tables = Set(postponed.map(\.table)).sorted { $0.name < $1.name }
    let standIns = tables.flatMap { connection.ddl.standIns($0) }
    try connection.transaction { () throws(StoreError) in
      try make(standIns.map(\.create))
      try isolate(groups: writer.groups)
      try make(standIns.map(\.drop))
      progress("unique indexes")
      try make(postponed.map(\.index))
    }
  }

  private func askTheRest(_ store: any Store) throws(StoreError) {
    var questions: [StoreQuestion<Found>] = []
    for case .question(let question) in tasks {
      questions.append(
        StoreQuestion { (connection) throws(StoreError) in
          try Self.ask(question, connection)
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
              Question(table: table, kind: .constraint(constraint)), connection))
        }
      }
    }
    try connection.transaction { () throws(StoreError) in try isolate(groups: writer.groups) }
  }

  /// Takes all offenders out at once, in the transaction that is open: taking records out can make no
  /// new one.
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
    try demotion.carryOut()
    found = Found()
  }
}
