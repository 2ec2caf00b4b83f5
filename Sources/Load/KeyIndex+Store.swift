package import RecordStore
import Schema
package import Transform

extension KeyIndex {
  /// Fills a key space with what earlier runs have loaded: the rows with smaller ids than this.
  package func fill(
    space: Int, table: String, origin: Int64, below first: Int64, from connection: any Connection
  ) throws(StoreError) {
    try connection.rows(
      """
      SELECT id, legacy_key, content_hash FROM \(identifier: table)
      WHERE origin = \(origin) AND id < \(first)
      """
    ) { (row) throws(StoreError) in
      guard let id = row.integer(0), let content = row.integer(2) else { return }
      let key = row.withBytes(1) { SipHash.hash($0) }
      set(
        key, in: space,
        to: Entry(state: .stored, value: id, content: UInt64(bitPattern: content)))
    }
  }

  /// Takes a key back that the store refused.
  package func apply(_ refusal: Writer.Refusal) {
    set(
      refusal.key, in: refusal.space,
      to: Entry(state: .rejected, value: addRoot(refusal.root), content: 0))
  }
}
