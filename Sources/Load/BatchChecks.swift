import RecordStore
import Schema
import Synchronization
package import Transform

/// The checks of the rows of a batch, asked before it is written.
///
/// Any thread may ask them: what they find depends on the rows alone. The lock is held to look up the
/// checks of a table, and to put them together once.
package final class BatchChecks: Sendable {
  /// A record of the batch of which a row breaks checks, and their names.
  package typealias Finding = (record: Int, constraints: [String])

  private let codes: @Sendable (String) -> [String]?
  private let known = Mutex<[String: RowChecks]>([:])

  /// `codes` gives the codes of a national list by its name.
  package init(codes: @escaping @Sendable (String) -> [String]?) { self.codes = codes }

  /// The records of which a row breaks a check; ascending.
  package func findings(in batch: borrowing RowBatch) -> [Finding] {
    var found: [Int: [String]] = [:]
    for target in batch.tables.indices {
      let rows = batch.rows(target).rows
      guard rows.count > 0 else { continue }
      for (row, check) in checks(of: batch.tables[target]).broken(in: batch.view(target))
      where found[rows.record(row)]?.contains(check) != true {
        found[rows.record(row), default: []].append(check)
      }
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func checks(of table: Table) -> RowChecks {
    known.withLock { known in
      if let checks = known[table.name] { return checks }
      let made = RowChecks(table, codes: codes)
      known[table.name] = made
      return made
    }
  }
}
