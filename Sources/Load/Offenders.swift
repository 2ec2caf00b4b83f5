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
    try indexes { ddl, table in ddl.referenceIndexes(table) }
    try isolate(uniques: true, groups: [])
    progress("unique indexes")
    try indexes { ddl, table in ddl.uniqueIndexes(table) }
    progress("references")
    try isolateOrphans()
    progress("checks")
    try isolateBrokenChecks()
    // The checks of every row have been asked for above, as one query a table; the proof of the
    // store's structure would ask them again row by row, at ten times the cost.
    let broken = try connection.proof()
    guard broken.isEmpty else { return broken }
    try connection.switchChecksOn()
    try connection.finishBulk()
    return []
  }

  /// For a store in use, whose unique indexes and references have held all the time.
  ///
  /// - Parameters:
  ///   - groups: Parents whose families leave because a child was refused.
  package func finishLive(writer: Writer) throws(StoreError) {
    try isolate(uniques: false, groups: writer.groups)
  }

  private func indexes(_ make: (DDL, Table) -> [SQL]) throws(StoreError) {
    for table in Tables.all {
      for index in make(connection.ddl, table) {
        try connection.transaction { () throws(StoreError) in _ = try connection.execute(index) }
      }
    }
  }

  /// Asks until nobody offends: a group that leaves can bring out no new offender, but costs
  /// little to be certain of.
  private func isolate(
    uniques: Bool, groups: [(parent: Int64, table: String, root: RejectID)]
  ) throws(StoreError) {
    var groups = groups
    while true {
      var demotion = Demotion(connection, ledger: ledger, originals: originals)
      for group in groups {
        try demotion.hold(row: group.parent, of: group.table, .reject(group.root))
      }
      groups = []
      for table in Tables.record {
        for constraint in table.constraints {
          if case .unique = constraint.kind, !uniques { continue }
          progress(constraint.name)
          let offenders = connection.ddl.offenders(of: constraint, in: table)
          for id in try connection.ids(offenders) {
            try demotion.reject(row: id, of: table, because: constraint)
          }
        }
      }
      guard try demotion.carryOut() > 0 else { return }
    }
  }

  private func isolateBrokenChecks() throws(StoreError) {
    var demotion = Demotion(connection, ledger: ledger, originals: originals)
    for table in Tables.record {
      guard let query = connection.ddl.checkOffenders(table, codes: codes) else { continue }
      let found = try connection.all(query) { (row) throws(StoreError) in
        (id: row.integer(0) ?? 0, check: row.text(1) ?? "")
      }
      for (id, check) in found {
        let constraint = Constraint(check, .unique([]), reason: Reasons.constraintBroken)
        try demotion.reject(row: id, of: table, because: constraint)
      }
    }
    _ = try demotion.carryOut()
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
