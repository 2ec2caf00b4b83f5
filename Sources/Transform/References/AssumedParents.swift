/// Parents that a mapping test takes as loaded without their records.
///
/// A test states a record alone; the patient of its spell is in no file. Unless the test says
/// which keys of a table there are, every key of it is one of a loaded row.
package final class AssumedParents {
  /// By key space: the keys that there are, where the test says so.
  private let stated: [Int: Set<String>]
  private var ids: [String: Int64] = [:]
  private var keys: [Int64: String] = [:]

  /// Far above the ids of the test's own rows.
  private static let firstID: Int64 = 1 << 50

  package init(stated: [Int: Set<String>]) { self.stated = stated }

  /// The id of the row with a key, or `nil` where the test says that there is none.
  func id(of key: String, in space: Int) -> Int64? {
    if let known = stated[space], !known.contains(key) { return nil }
    let name = "\(space) \(key)"
    if let id = ids[name] { return id }
    let id = Self.firstID + Int64(ids.count) << 8
    ids[name] = id
    keys[id] = key
    return id
  }

  /// The key behind an id that it gave.
  func key(of id: Int64) -> String? { keys[id] }
}
