package import RecordStore
import Schema

/// The numbers of a legacy system's key spaces: the `origin` of root rows.
package enum Origins {
  /// Finds or makes the number of each key space, in the transaction that is open.
  package static func numbers(
    of tables: [String], system: String, in connection: any Connection, _ images: BeforeImages
  ) throws(StoreError) -> [Int64] {
    var numbers: [Int64] = []
    for table in tables {
      let known = try connection.integer(
        "SELECT id FROM source_system WHERE name = \(system) AND key_space = \(table)")
      if let known {
        numbers.append(known)
        continue
      }
      let next =
        try connection.integer("SELECT COALESCE(max(id), 0) + 1 FROM source_system") ?? 1
      try images.keepAbsence(of: next, in: .sourceSystem)
      try connection.execute(
        "INSERT INTO source_system (id, name, key_space) VALUES (\(next), \(system), \(table))")
      numbers.append(next)
    }
    return numbers
  }
}
