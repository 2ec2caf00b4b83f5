/// The fast way into one table, on one connection.
package protocol BulkInsert {
  /// Writes all rows, in their order, or none.
  ///
  /// - Throws: An error with `isConstraint` when a row was refused: the table is then as before
  ///   the call, the transaction goes on, and the caller finds the culprit by halving. Anything
  ///   else ends the transaction.
  func insert(_ rows: BulkRows) throws(StoreError)
}
