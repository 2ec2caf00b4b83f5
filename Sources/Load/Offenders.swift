import Diagnostics
package import RecordStore
package import Schema
import Transform

/// Makes the constraints of the schema true, then switches them on.
///
/// Each constraint yields the query for its offenders; they are isolated, and only then is the
/// index made, so that making it cannot fail. What concerns one table can be done as soon as that
/// table is complete, while others are still being read: ``doOne()`` is for the time in which the
/// writer would wait.
package final class Offenders {
  private enum Task {
    case indexes([SQL])
    case constraint(Constraint, Table)
    case checks(Table)
    case references(Table)
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

  private let connection: any Connection
  private let ledger: Ledger
  private let originals: any Originals
  private let codes: (String) -> [String]?
  /// Says which step is being worked on.
  private let progress: (String) -> Void
  private var tasks: [Task] = []
  private var offenders: [Offender] = []
  private var orphans: [Orphan] = []
  /// Unique indexes that could not be made while there were offenders.
  private var postponed: [SQL] = []
  private var completed: Set<String> = []

  package init(
    _ connection: any Connection, ledger: Ledger, originals: any Originals,
    codes: @escaping (String) -> [String]?, progress: @escaping (String) -> Void
  ) {
    self.connection = connection
    self.ledger = ledger
    self.originals = originals
    self.codes = codes
    self.progress = progress
  }

  // MARK: Table by table

  /// No more rows come into these tables; those that they refer to are complete already.
  package func complete(_ tables: [Table]) {
    for table in tables where completed.insert(table.name).inserted {
      let indexes = connection.ddl.referenceIndexes(table)
      tasks.append(.indexes(indexes + [connection.ddl.keyIndex(table)].compactMap(\.self)))
      tasks += table.constraints.compactMap { constraint in
        // What concerns a row alone is asked with its other checks.
        if case .ordered = constraint.kind { nil } else { .constraint(constraint, table) }
      }
      if table.part == .record { tasks += [.checks(table), .references(table)] }
    }
  }

  package var hasTasks: Bool { !tasks.isEmpty }

  /// Does the first of the tasks that are due; no transaction may be open.
  package func doOne() throws(StoreError) {
    switch tasks.removeFirst() {
    case .indexes(let indexes): try make(indexes)
    case .constraint(let constraint, let table):
      progress(constraint.name)
      try find(constraint, in: table)
    case .checks(let table):
      progress("checks of \(table.name)")
      try findBrokenChecks(in: table)
    case .references(let table):
      progress("references of \(table.name)")
      try findOrphans(in: table)
    }
  }

  private func make(_ indexes: [SQL]) throws(StoreError) {
    try connection.transaction { () throws(StoreError) in
      for index in indexes { try connection.execute(index) }
    }
  }

  private func find(_ constraint: Constraint, in table: Table) throws(StoreError) {
    if let index = connection.ddl.uniqueIndex(constraint, of: table) {
      do throws(StoreError) {
        // Mostly the index can be made, and then nobody offends.
        return try make([index])
      } catch {
        guard error.isConstraint else { throw error }
        postponed.append(index)
      }
    }
    for row in try connection.ids(connection.ddl.offenders(of: constraint, in: table)) {
      offenders.append(Offender(row: row, table: table, constraint: constraint))
    }
  }

  private func findBrokenChecks(in table: Table) throws(StoreError) {
    guard let query = connection.ddl.checkOffenders(table, codes: codes) else { return }
    let found = try connection.all(query) { (row) throws(StoreError) in
      (id: row.integer(0) ?? 0, check: row.text(1) ?? "")
    }
    for (row, check) in found {
      let constraint =
        table.constraints.first { $0.name == check }
        ?? Constraint(check, .unique([]), reason: Reasons.constraintBroken)
      offenders.append(Offender(row: row, table: table, constraint: constraint))
    }
  }

  /// References are right by construction; this proves it.
  private func findOrphans(in table: Table) throws(StoreError) {
    for (column, parent) in table.references {
      for row in try connection.ids(connection.ddl.referenceOffenders(table, column: column)) {
        let key = try connection.integer(
          "SELECT \(identifier: column) FROM \(identifier: table.name) WHERE id = \(row)")
        orphans.append(Orphan(row: row, table: table, parent: parent, key: key ?? 0))
      }
    }
  }

  // MARK: The end

  /// For a store that was just filled: what is left to do of every table, then the proof.
  ///
  /// - Returns: What still breaks the store's own proof, by name; empty when nothing does.
  package func finishBulk() throws(StoreError) -> [String] {
    complete(Tables.all)
    while hasTasks { try doOne() }
    try isolate(groups: [])
    progress("unique indexes")
    try make(postponed)
    // The checks of every row have been asked for as one query a table; the proof of the store's
    // structure would ask them again row by row, at ten times the cost.
    progress("structure")
    let broken = try connection.proof()
    guard broken.isEmpty else { return broken }
    try connection.switchChecksOn()
    try connection.finishBulk()
    return []
  }

  /// For a store in use, whose unique indexes, checks and references have held all the time.
  ///
  /// Families of which a child was refused leave, too.
  package func finishLive(writer: Writer) throws(StoreError) {
    for table in Tables.record {
      for constraint in table.constraints {
        switch constraint.kind {
        case .ordered, .unique: continue
        case .noOverlap, .inside: try find(constraint, in: table)
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
    var demotion = Demotion(connection, ledger: ledger, originals: originals)
    for group in groups {
      try demotion.hold(row: group.parent, of: group.table, .reject(group.root))
    }
    for offender in offenders {
      try demotion.reject(
        row: offender.row, of: offender.table, because: offender.constraint)
    }
    for orphan in orphans {
      try demotion.hold(
        row: orphan.row, of: orphan.table.name,
        .missing(table: orphan.parent, key: "row \(orphan.key)"))
    }
    _ = try demotion.carryOut()
    (offenders, orphans) = ([], [])
  }
}
