import RecordStore
import Schema

extension SQL {
  /// What stands behind `FROM` for the rows of a table that are not closed; the statement names it.
  ///
  /// A closed row was deleted in the old system: it is there for what refers to it, and no rule is
  /// about it.
  static func openRows(of table: String) -> SQL {
    Tables.table(named: table)?.isRoot == true
      ? "(SELECT * FROM \(identifier: table) WHERE closed_by IS NULL)" : "\(identifier: table)"
  }
}
