import Diagnostics
package import RecordStore
import Schema
import Transform

/// Makes the constraints of the schema true, then switches them on.
///
/// Each constraint yields the query for its offenders; they are isolated, and only then is the
/// index made, so that making it cannot fail.
package struct Offenders {
  private let connection: any Connection
  private let ledger: Ledger
  private let originals: any Originals
  private let codes: (String) -> [String]?
  /// Says which step is being worked on.
  private let progress: (String) -> Void
  /// The unique indexes that were made while offenders were sought.
  private let made = MadeIndexes()

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

  /// For a store that was just filled: indexes, offenders, checks, proof.
  ///
  /// - Returns: What still breaks the store's own proof, by name; empty when nothing does.
  package func finishBulk() throws(StoreError) -> [String] {
    progress("indexes of references")
    for table in Tables.all {
      for index in connection.ddl.referenceIndexes(table) { try make(index) }
    }
    try isolate(uniques: true, groups: [])
    progress("unique indexes")
    for table in Tables.all {
      for index in connection.ddl.uniqueIndexes(table) where !made.contains(index) {
        try make(index)
      }
    }
    progress("references")
    try isolateOrphans()
    // The checks of every row have been asked for as one query a table; the proof of the store's
    // structure would ask them again row by row, at ten times the cost.
    progress("structure")
    let broken = try connection.proof()
    guard broken.isEmpty else { return broken }
    try connection.switchChecksOn()
    try connection.finishBulk()
    return []
  }

  /// For a store in use, whose unique indexes and references have held all the time.
  ///
  /// Families of which a child was refused leave, too.
  package func finishLive(writer: Writer) throws(StoreError) {
    try isolate(uniques: false, groups: writer.groups)
  }

  private func make(_ index: SQL) throws(StoreError) {
    try connection.transaction { () throws(StoreError) in _ = try connection.execute(index) }
  }

  /// Takes out the offenders of every constraint, all at once.
  ///
  /// Taking records out can make no new offender.
  private func isolate(
    uniques: Bool, groups: [(parent: Int64, table: String, root: RejectID)]
  ) throws(StoreError) {
    var demotion = Demotion(connection, ledger: ledger, originals: originals)
    for group in groups {
      try demotion.hold(row: group.parent, of: group.table, .reject(group.root))
    }
    for table in Tables.record {
      for constraint in table.constraints {
        switch constraint.kind {
        // A check of the row itself: asked with the others below.
        case .ordered: continue
        case .unique where !uniques: continue
        case .unique:
          progress(constraint.name)
          if try isUnique(constraint, table) { continue }
        default: progress(constraint.name)
        }
        for id in try connection.ids(connection.ddl.offenders(of: constraint, in: table)) {
          try demotion.reject(row: id, of: table, because: constraint)
        }
      }
      progress("checks of \(table.name)")
      try markBrokenChecks(of: table, &demotion)
    }
    _ = try demotion.carryOut()
  }

  /// Whether the constraint's index could be made: mostly it can, and then nobody offends.
  private func isUnique(_ constraint: Constraint, _ table: Table) throws(StoreError) -> Bool {
    guard let index = connection.ddl.uniqueIndex(constraint, of: table) else { return false }
    do throws(StoreError) {
      try make(index)
    } catch {
      guard error.isConstraint else { throw error }
      return false
    }
    made.add(index)
    return true
  }

  private func markBrokenChecks(
    of table: Table, _ demotion: inout Demotion
  ) throws(StoreError) {
    guard let query = connection.ddl.checkOffenders(table, codes: codes) else { return }
    let found = try connection.all(query) { (row) throws(StoreError) in
      (id: row.integer(0) ?? 0, check: row.text(1) ?? "")
    }
    for (id, check) in found {
      let constraint =
        table.constraints.first { $0.name == check }
        ?? Constraint(check, .unique([]), reason: Reasons.constraintBroken)
      try demotion.reject(row: id, of: table, because: constraint)
    }
  }

  /// References are right by construction; what is not is held for the missing row.
  private func isolateOrphans() throws(StoreError) {
    var demotion = Demotion(connection, ledger: ledger, originals: originals)
    for table in Tables.record {
      for (column, parent) in table.references {
        for id in try connection.ids(connection.ddl.referenceOffenders(table, column: column)) {
          let key = try connection.integer(
            "SELECT \(identifier: column) FROM \(identifier: table.name) WHERE id = \(id)")
          try demotion.hold(
            row: id, of: table.name,
            .missing(table: parent, key: "row \(key ?? 0)"))
        }
      }
    }
    _ = try demotion.carryOut()
  }
}

/// Which indexes there are already.
private final class MadeIndexes {
  private var made: Set<SQL> = []

  func add(_ index: SQL) { made.insert(index) }

  func contains(_ index: SQL) -> Bool { made.contains(index) }
}
