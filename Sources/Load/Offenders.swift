import Diagnostics
package import RecordStore
package import Schema
package import Transform

/// Makes the constraints of the schema true, then switches them on.
///
/// Each constraint yields the query for its offenders; they are isolated, and only then is the
/// index made, so that making it cannot fail. What concerns one table can be done as soon as that
/// table is complete, while others are still being read: indexes are made in the time in which the
/// writer would wait, by ``makeOne()``, and a second thread asks, by ``askBeside()``.
package final class Offenders {
  /// An index to be made, or several of tables without a row.
  private struct Making {
    /// The name of the table; of several that no question is about, blank.
    let table: String
    let indexes: [SQL]
    /// What is asked where a unique index cannot be made.
    let otherwise: Question?
  }

  /// What a table is asked for; it changes nothing.
  struct Question: Sendable {
    enum Kind: Sendable {
      case constraint(Constraint)
      case references
      /// Whether the table and its indexes are as the store left them.
      case structure
    }

    let table: Table
    let kind: Kind
    /// Offenders leave in the order of the questions, whenever these are answered.
    let number: Int

    /// All tables of which it may read a row.
    var reads: [String] {
      switch kind {
      case .structure: [table.name]
      default: [table.name] + table.references.map(\.table)
      }
    }

    /// Those of them whose indexes it is answered with.
    func seeks(_ ddl: DDL) -> [String] {
      guard case .references = kind, ddl.indexedReferences(table).isEmpty else { return reads }
      return table.references.map(\.table)
    }

    var name: String {
      switch kind {
      case .constraint(let constraint): constraint.name
      case .references: "references of \(table.name)"
      case .structure: "structure of \(table.name)"
      }
    }
  }

  struct Offender {
    let row: Int64
    let table: Table
    let constraint: Constraint
  }

  struct Orphan {
    let row: Int64
    let table: Table
    let parent: String
    let key: Int64
  }

  struct Found {
    /// The question's.
    let number: Int
    var offenders: [Offender] = []
    var orphans: [Orphan] = []
    /// What is broken of the table whose structure was asked about.
    var structure: (table: String, broken: [String])?
    /// What is broken of all pages together.
    var pages: [String]?

    /// Whether a record has to leave.
    var isOffended: Bool { !offenders.isEmpty || !orphans.isEmpty }
  }

  private let store: any Store
  private let connection: any Connection
  private let ledger: Ledger
  private let originals: any Originals
  private let facts: RunFacts
  /// How many rows a table has, as far as that is known.
  private let rows: (Table) -> Int
  /// Says which step is being worked on.
  private let progress: (String) -> Void
  private var making: [Making] = []
  /// What nobody has begun to answer.
  private var questions: [Question] = []
  private var questionsSoFar = 0
  private var beside: AnswersBeside<Found>?
  private var found: [Found] = []
  /// Unique indexes that could not be made while there were offenders, and the tables.
  private var postponed: [(index: SQL, table: Table)] = []
  private var completed: Set<String> = []
  private var proof = TableProof()
  /// The tables of the record into which rows still come.
  private var open: Set<String> = []
  /// Those of the load itself, into which they come to its end.
  private static let alwaysOpen = Set(Tables.all.filter { $0.part != .record }.map(\.name))

  package init(
    _ store: any Store, _ connection: any Connection, ledger: Ledger, originals: any Originals,
    facts: RunFacts, rows: @escaping (Table) -> Int = { _ in 0 },
    progress: @escaping (String) -> Void
  ) {
    self.store = store
    self.connection = connection
    self.ledger = ledger
    self.originals = originals
    self.facts = facts
    self.rows = rows
    self.progress = progress
  }

  // MARK: Table by table

  /// No more rows come into these tables.
  ///
  /// - Parameters:
  ///   - tables: The rows that they refer to are there already.
  ///   - open: The names of those of the record into which rows still come.
  /// - Throws: When the store fails.
  package func complete(_ tables: [Table], but open: Set<String>) throws(StoreError) {
    self.open = open
    var ofEmptyTables: [SQL] = []
    for table in tables where completed.insert(table.name).inserted {
      let indexes = connection.ddl.unquestionedIndexes(table).map(\.create)
      if try isEmpty(table) {
        ofEmptyTables += indexes
        ofEmptyTables += table.constraints.compactMap {
          connection.ddl.uniqueIndex($0, of: table)
        }
        continue
      }
      for index in indexes {
        making.append(Making(table: table.name, indexes: [index], otherwise: nil))
      }
      for constraint in table.constraints {
        // What concerns a row alone was asked before it was written.
        if case .ordered = constraint.kind { continue }
        let question = question(.constraint(constraint), of: table)
        if let index = connection.ddl.uniqueIndex(constraint, of: table) {
          making.append(Making(table: table.name, indexes: [index], otherwise: question))
        } else {
          questions.append(question)
        }
      }
      guard table.part == .record else { continue }
      questions.append(question(.references, of: table))
      if connection.provesTables { questions.append(question(.structure, of: table)) }
    }
    // Nothing is to be asked of them, and one transaction for all waits for the disk once.
    if !ofEmptyTables.isEmpty {
      making.insert(
        Making(table: "", indexes: ofEmptyTables, otherwise: nil), at: making.startIndex)
    }
  }

  private func question(_ kind: Question.Kind, of table: Table) -> Question {
    defer { questionsSoFar += 1 }
    return Question(table: table, kind: kind, number: questionsSoFar)
  }

  private func isEmpty(_ table: Table) throws(StoreError) -> Bool {
    try connection.integer("SELECT 1 FROM \(identifier: table.name) LIMIT 1") == nil
  }

  /// Whether an index is due.
  package var canMake: Bool { !making.isEmpty }

  /// Makes the first of the indexes that are due, in the transaction that is open.
  ///
  /// One at a time, so that whoever waits for the writer waits little.
  package func makeOne() throws(StoreError) {
    let next = making.removeFirst()
    guard let question = next.otherwise else { return try make(next.indexes) }
    progress(question.name)
    do throws(StoreError) {
      // Mostly the index can be made, and then nobody offends.
      try connection.savepoint { () throws(StoreError) in try make(next.indexes) }
    } catch {
      guard error.isConstraint else { throw error }
      postponed += next.indexes.map { ($0, question.table) }
      questions.append(question)
    }
  }

  private func make(_ indexes: [SQL]) throws(StoreError) {
    for index in indexes { try connection.execute(index) }
  }

  /// Lets a second thread ask what can be asked of tables that are complete and have the indexes that
  /// it needs; what it finds is only noted.
  ///
  /// Called when no transaction is open, so that it sees all rows and indexes of these tables. No row
  /// of them changes before ``finishBulk(_:)``.
  package func askBeside() throws(StoreError) {
    if let beside {
      guard beside.isDone else { return }
      found += try beside.answers(on: connection)
    }
    beside = nil
    let unfinished = open.union(Self.alwaysOpen)
    let unindexed = Set(making.map(\.table))
    let split = questions.partition { question in
      unfinished.isDisjoint(with: question.reads)
        && unindexed.isDisjoint(with: question.seeks(connection.ddl))
    }
    let ready = Array(questions[split...])
    guard !ready.isEmpty else { return }
    questions.removeSubrange(split...)
    beside = store.ask(storeQuestions(ready))
  }

  /// The names of the questions that no thread has been given yet.
  package var questionsLeft: [String] { questions.map(\.name) }

  /// Those of the largest tables first: who begins one of them last is left alone with it.
  private func storeQuestions(_ questions: [Question]) -> [StoreQuestion<Found>] {
    questions.sorted { (rows($1.table), $0.number) < (rows($0.table), $1.number) }.map { question in
      StoreQuestion { (connection) throws(StoreError) in try Self.ask(question, connection) }
    }
  }

  // MARK: The end

  /// For a store that was just filled: what is left to do of every table, until every row that is
  /// left satisfies every constraint.
  ///
  /// - Returns: The tables whose structure is proved, and was not touched after it.
  package func finishBulk(_ writer: Writer) throws(StoreError) -> TableProof {
    try complete(Tables.all, but: [])
    try askBeside()
    try connection.transaction { () throws(StoreError) in while canMake { try makeOne() } }
    progress("checks and references")
    // Where the second thread has still one of its last questions, the others are answered meanwhile.
    beside?.help(on: connection)
    found += try store.answers(to: lastQuestions, on: connection)
    questions = []
    if let beside { found += try beside.answers(on: connection) }
    beside = nil
    for (table, broken) in found.compactMap(\.structure) { proof.add(table, broken) }
    for broken in found.compactMap(\.pages) { proof.addPages(broken) }
    // Then the transaction below writes, and has pages of its own.
    if !postponed.isEmpty || !writer.groups.isEmpty || found.contains(where: \.isOffended) {
      proof.forgetPages()
    }
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
    proof.forget(tables.map(\.name))
    return proof
  }

  /// What is left to be asked, and first whether all pages are in their places: mostly nobody has to
  /// leave, and then nothing is written after it.
  private var lastQuestions: [StoreQuestion<Found>] {
    guard connection.provesTables, postponed.isEmpty else { return storeQuestions(questions) }
    // Its number is of no account: nobody offends.
    let pages = StoreQuestion { (asked) throws(StoreError) in
      Found(number: 0, pages: try asked.proofOfPages())
    }
    return [pages] + storeQuestions(questions)
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
          found.append(try Self.ask(question(.constraint(constraint), of: table), connection))
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
    found.sort { $0.number < $1.number }
    for offender in found.flatMap(\.offenders) {
      try demotion.reject(
        row: offender.row, of: offender.table, because: offender.constraint)
    }
    for orphan in found.flatMap(\.orphans) {
      try demotion.hold(
        row: orphan.row, of: orphan.table.name,
        .missing(table: orphan.parent, key: "row \(orphan.key)"))
    }
    try demotion.carryOut()
    proof.forget(demotion.touched)
    found = []
  }
}
