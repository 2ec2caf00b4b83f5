package import RecordStore
import Schema
package import Transform

extension KeyIndex {
  /// Fills a key space with what earlier runs have loaded.
  ///
  /// - Parameters:
  ///   - space: The key space.
  ///   - table: The table of its rows.
  ///   - origin: Their origin.
  ///   - first: Rows with this id and higher ones are of this run, and are left out.
  ///   - touched: The places of records of which staff have changed a row.
  ///   - connection: Is asked.
  /// - Throws: When the store fails.
  package func fill(
    space: Int, table: String, origin: Int64, below first: Int64, touched: Set<Int64>,
    from connection: any Connection
  ) throws(StoreError) {
    try connection.rows(
      """
      SELECT id, legacy_key, content_hash, closed_by FROM \(identifier: table)
      WHERE origin = \(origin) AND id < \(first)
      """
    ) { (row) throws(StoreError) in
      guard let id = row.integer(0), let content = row.integer(2) else { return }
      let key = row.withBytes(1) { SipHash.hash($0) }
      let isClosed = row.integer(3) != nil
      set(
        key, in: space,
        to: Entry(
          state: touched.contains(id >> 8) ? .touched : .stored, value: id,
          // A record that comes back is a change, whatever it says.
          content: isClosed ? 0 : UInt64(bitPattern: content)))
    }
  }

  /// The places of records of which staff have changed a row: it is not as a migration wrote it.
  package static func touchedPlaces(
    in connection: any Connection
  ) throws(StoreError) -> Set<Int64> {
    var places: Set<Int64> = []
    for table in Tables.record {
      let ids = try connection.ids(
        """
        SELECT id FROM \(identifier: table.name)
        WHERE row_version <> 1 AND id >= \(Int64(1) << 40)
        """)
      for id in ids { places.insert(id >> 8) }
    }
    return places
  }

  /// Adds the keys of records that stand for others since an earlier run, as people have decided.
  package func fillMerged(
    space: Int, table: String, from connection: any Connection
  ) throws(StoreError) {
    try connection.rows(
      """
      SELECT legacy_key, merged_into FROM applied_decision
      WHERE table_name = \(table) AND merged_into IS NOT NULL ORDER BY id
      """
    ) { (row) throws(StoreError) in
      guard let id = row.integer(1) else { return }
      let key = row.withBytes(0) { SipHash.hash($0) }
      // As if staff had worked with it: nothing overwrites the row for which it stands.
      set(key, in: space, to: Entry(state: .touched, value: id, content: 0))
    }
  }

  /// Takes a key back that the store refused.
  package func apply(_ refusal: Writer.Refusal) {
    set(
      refusal.key, in: refusal.space,
      to: Entry(state: .rejected, value: addRoot(refusal.root), content: 0))
  }
}
