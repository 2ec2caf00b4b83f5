import Load
import RecordStore
import Schema
import TestSupport
import Testing
import Transform

/// Rows with equal values are found as a dictionary of the values finds them.
@Suite struct EqualRowsTests {
  private struct Pair: Hashable {
    let word: String
    let number: Int64
  }

  @Test(arguments: 1...20)
  func `groups are those that share all values`(seed: UInt64) throws {
    var random = SplitMix(seed)
    let rows = (0..<400).map { _ in
      // Few ids and few values, so that both come again; words that run into numbers.
      (
        id: Int64(random.next() % 300),
        pair: Pair(
          word: String(repeating: "1", count: Int(random.next() % 4)),
          number: Int64(random.next() % 40) - 20)
      )
    }
    let folder = try TemporaryFolder()
    let store = try Stores.create("sqlite:\(folder.path(of: "a.db"))", kind: .trial) { _ in nil }
    let connection = try store.connect(.bulkLoad)
    try connection.execute("CREATE TEMPORARY TABLE pairs (id INTEGER, word TEXT, number INTEGER)")
    for row in rows {
      try connection.execute(
        "INSERT INTO pairs VALUES (\(row.id), \(row.pair.word), \(row.pair.number))")
    }
    let found = try EqualRows(forms: [.text, .integer])
      .groups(of: "SELECT id, word, number FROM pairs", connection)
    let expected = Dictionary(grouping: rows, by: \.pair).values
      .map { Set($0.map(\.id)).sorted() }.filter { $0.count > 1 }
    #expect(Set(found) == Set(expected) && found.count == expected.count)
    #expect(found.map { $0[0] } == found.map { $0[0] }.sorted())
  }

  @Test(arguments: 1...20)
  func `offenders of a unique constraint are what the store's own query finds`(
    seed: UInt64
  ) throws {
    var random = SplitMix(seed)
    let folder = try TemporaryFolder()
    let store = try Stores.create("sqlite:\(folder.path(of: "a.db"))", kind: .trial) { _ in nil }
    let connection = try store.connect(.bulkLoad)
    for id in 1...200 {
      let bed: SQLValue = random.next() % 5 == 0 ? .null : .integer(Int64(random.next() % 60))
      let end: SQLValue = random.next() % 3 == 0 ? .null : .integer(7)
      try connection.execute(
        """
        INSERT INTO ward_stay (id, row_version, spell, bed, started_at, started_at_precision,
          ended_at, ended_at_precision)
        VALUES (\(id), 1, 1, \(bed), 1, 'm', \(end), 'm')
        """)
    }
    let constraint = try #require(
      Table.wardStay.constraints.first { $0.name == "ward_stay_bed_once" })
    let query = try #require(connection.ddl.values(of: constraint, in: .wardStay))
    let found = try EqualRows(forms: [.integer]).groups(of: query, connection)
      .flatMap { $0.dropFirst() }.sorted()
    let own = try connection.offenders(of: constraint, in: .wardStay)
    #expect(found == own && !own.isEmpty)
  }
}
