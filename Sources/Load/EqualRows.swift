package import RecordStore
package import Schema
import Transform

/// Finds rows with equal values in one pass, without sorting the values themselves.
///
/// Values are told apart by 128 bits, as keys are. A database that groups by them sorts texts on
/// disk; here 24 bytes a row are sorted in memory, as long as the question lasts. They lie in parts by
/// the first byte of their hash, which grow and are sorted on their own: a whole that doubled would take
/// three times as much for a moment.
package struct EqualRows {
  /// What is compared, by its place behind the id.
  private let forms: [StoredColumn.Form]

  package init(forms: [StoredColumn.Form]) { self.forms = forms }

  private struct Entry {
    let hash: Hash128
    let id: Int64

    static func precedes(_ first: Entry, _ second: Entry) -> Bool {
      if first.hash.low != second.hash.low { return first.hash.low < second.hash.low }
      if first.hash.high != second.hash.high { return first.hash.high < second.hash.high }
      return first.id < second.id
    }
  }

  /// Finds those that share their values.
  ///
  /// - Parameters:
  ///   - query: Gives an id and then the values of a row, none of them blank. The same id may come
  ///     more than once; that alone makes no group.
  ///   - connection: Is asked.
  /// - Returns: The ids, a group for each; they ascend within a group, groups by their first.
  /// - Throws: When the store fails.
  package func groups(
    of query: SQL, _ connection: any Connection
  ) throws(StoreError) -> [[Int64]] {
    var parts = [[Entry]](repeating: [], count: 256)
    try connection.rows(query) { (row) throws(StoreError) in
      guard let id = row.integer(0) else { preconditionFailure("an id is blank") }
      let hash = hash(row)
      parts[Int(hash.high >> 56)].append(Entry(hash: hash, id: id))
    }
    var groups: [[Int64]] = []
    for part in parts.indices {
      groups += Self.groups(in: &parts[part])
      parts[part] = []
    }
    return groups.sorted { $0[0] < $1[0] }
  }

  private static func groups(in entries: inout [Entry]) -> [[Int64]] {
    entries.sort(by: Entry.precedes)
    var groups: [[Int64]] = []
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].hash == entries[start].hash { end += 1 }
      if entries[start].id != entries[end - 1].id {
        var ids: [Int64] = []
        for entry in entries[start..<end] where ids.last != entry.id { ids.append(entry.id) }
        groups.append(ids)
      }
      start = end
    }
    return groups
  }

  private func hash(_ row: borrowing Row) -> Hash128 {
    var hasher = SipHash()
    for (position, form) in forms.enumerated() {
      switch form {
      case .integer:
        hasher.combine(UInt64(bitPattern: row.integer(position + 1) ?? 0))
      case .text, .bytes:
        row.withBytes(position + 1) { hasher.combine($0) }
      }
    }
    return hasher.finish()
  }
}
