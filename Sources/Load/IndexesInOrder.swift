package import RecordStore
package import Schema
import Transform

/// Makes indexes of a new store while rows still come, where these come in the order of the index.
///
/// An index of keys in no order takes many times as long row by row as it does at the end. One whose
/// keys come in order takes no longer, and need not be waited for when the last row is written. So
/// this watches in which order they come: in a table that grows large, an index is made once its keys
/// have come in order, and given up when they no longer do; the end makes it then, as it makes every
/// other. Belongs to the thread that writes.
///
/// Only indexes of which nothing is asked before they are made: what a unique one refuses row by row
/// would be decided by the order of the rows, and not by who is to stay.
package struct IndexesInOrder {
  /// What is known of the keys of one index.
  private struct Watch {
    let index: TableIndex
    let cell: Int
    var last = SQLValue.null
    /// How many batches had a key.
    var seen = 0
    /// How many of the last 16 of them or so began before the one before them.
    var disorder = 0.0
    var state = State.watched

    enum State {
      case watched
      case made
      case givenUp
    }
  }

  /// Over so many batches the disorder is counted; of keys in no order half of them come before the one
  /// before, and where a new file begins it is one.
  private static let memory = 16.0
  /// Fewer say nothing of an order.
  private static let enoughBatches = 8

  private let connection: any Connection
  /// Smaller tables have their indexes made at the end: it takes the processor less, and nobody waits
  /// long.
  private let enoughRows: Int
  /// How much of the phase that fills the tables has come, from 0 to 1; 0 where nobody knows.
  ///
  /// After the half no index is begun: one that is made at the end of a phase is made while the next is
  /// mapped, and one that is made at the end of the last gains little from being there for a few rows.
  package var shareOfPhase = 0.0
  private var rows: [String: Int] = [:]
  private var watches: [String: [Watch]] = [:]

  package init(_ connection: any Connection, enoughRows: Int) {
    self.connection = connection
    self.enoughRows = enoughRows
  }

  /// How many rows of a table were written since the run began, or was resumed.
  package func rows(of table: Table) -> Int { rows[table.name] ?? 0 }

  /// Takes note of a batch that was written, in the transaction that is open.
  mutating func follow(_ batch: borrowing RowBatch) throws(StoreError) {
    for (target, table) in batch.tables.enumerated() where table.part == .record {
      let (written, arena) = batch.rows(target)
      guard written.count > 0 else { continue }
      try follow(written.count, into: table) { cell in
        if let number = written.integer(0, cell) { return .integer(number) }
        return written.isText(0, cell) ? .text(written.text(0, cell, in: arena)) : .null
      }
    }
  }

  /// Takes note of rows that were written, in the transaction that is open.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - table: Of the record.
  ///   - first: A cell of the first of them, by its place in `Table.stored`.
  /// - Throws: When the store fails.
  package mutating func follow(
    _ count: Int, into table: Table, first: (Int) -> SQLValue
  ) throws(StoreError) {
    let soFar = rows[table.name, default: 0] + count
    rows[table.name] = soFar
    var watched = watches[table.name] ?? Self.watches(of: table, connection.ddl)
    for position in watched.indices where watched[position].state != .givenUp {
      try follow(&watched[position], first(watched[position].cell), soFar)
    }
    watches[table.name] = watched
  }

  private static func watches(of table: Table, _ ddl: DDL) -> [Watch] {
    ddl.unquestionedIndexes(table).map { index in
      guard let cell = table.firstCell(of: index.column) else {
        preconditionFailure("\(table.name) has no column \(index.column)")
      }
      return Watch(index: index, cell: cell)
    }
  }

  private func follow(
    _ watch: inout Watch, _ first: SQLValue, _ rows: Int
  ) throws(StoreError) {
    guard first != .null else { return }
    watch.seen += 1
    watch.disorder *= 1 - 1 / Self.memory
    if Self.isBefore(first, watch.last) { watch.disorder += 1 }
    watch.last = first
    if watch.disorder > Self.memory / 4 {
      // One that is not there, or was made before the run was resumed, is given up as well.
      try connection.execute(watch.index.drop)
      watch.state = .givenUp
    } else if watch.state == .watched, rows >= enoughRows, watch.seen >= Self.enoughBatches,
      watch.disorder < 1, shareOfPhase <= 0.5
    {
      try connection.execute(watch.index.create)
      watch.state = .made
    }
  }

  private static func isBefore(_ first: SQLValue, _ second: SQLValue) -> Bool {
    switch (first, second) {
    case (.integer(let first), .integer(let second)): first < second
    case (.text(let first), .text(let second)):
      first.utf8.lexicographicallyPrecedes(second.utf8)
    default: false
    }
  }
}
