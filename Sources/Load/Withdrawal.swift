package import RecordStore
import Schema
import Transform

/// Takes all rows of one file out again: its end has shown that it cannot be trusted.
package enum Withdrawal {
  package static func withdraw(
    _ file: Ledger.File, from connection: any Connection, ledger: Ledger
  ) throws(StoreError) {
    let number = file.facts.number
    try connection.transaction { () throws(StoreError) in
      for table in Tables.record.reversed() {
        try connection.execute(
          """
          DELETE FROM \(identifier: table.name)
          WHERE id >= \(number << 40) AND id < \((number + 1) << 40)
          """)
      }
      try connection.execute(
        """
        DELETE FROM isolated_fault WHERE isolated_record IN (
          SELECT id FROM isolated_record WHERE load_file = \(number))
        """)
      try connection.execute("DELETE FROM isolated_record WHERE load_file = \(number)")
      try connection.execute("DELETE FROM record_note WHERE load_file = \(number)")
      try connection.execute("DELETE FROM folded_record WHERE load_file = \(number)")
      try connection.execute("DELETE FROM applied_decision WHERE load_file = \(number)")
      var change = try ledger.counts(of: number)
      change.negate()
      try ledger.correct(number, change, why: "withdrawal")
    }
  }
}
