import RecordStore
import Schema
import Testing

@Suite struct ConnectionTests {
  static let rows: [[SQLValue]] = [
    [
      .integer(1), .integer(1), .text("O'Brien $1 ?2"), .integer(-5), .integer(72_500), .integer(1),
      .integer(-25_567), .integer(0), .text("Y"), .integer(.max), .text("m"), .text("01"),
      .integer(2), .text("{\"a\":1}"), .bytes([0, 255, 39]),
    ],
    [
      .integer(2), .integer(1), .text("Zoë 🏥"), .null, .null, .null, .null, .null, .null, .null,
      .null, .null, .null, .null, .null,
    ],
    [
      .integer(3), .integer(1), .text(""), .integer(.min), .null, .integer(0), .null, .null, .null,
      .null, .null, .text("2A"), .null, .null, .bytes([]),
    ],
  ]

  private let everything = SQL("SELECT * FROM everything ORDER BY id")
  private let count = Table.everything.stored.count

  private func insert(_ row: [SQLValue]) -> SQL {
    var sql: SQL = "INSERT INTO everything VALUES ("
    for (index, value) in row.enumerated() {
      if index > 0 { sql += "," }
      sql += "\(value)"
    }
    return sql + ")"
  }

  @Test(arguments: StoreCase.all)
  func `what is written by statement or in bulk comes back the same`(_ store: StoreCase) throws {
    let byRow = try store.withConnection([.everything]) { connection in
      for row in Self.rows { #expect(try connection.execute(insert(row)) == 1) }
      return try connection.all(everything, columns: count)
    }
    let inBulk = try store.withConnection([.everything]) { connection in
      try connection.bulk(.everything).insert(Self.rows, into: .everything)
      return try connection.all(everything, columns: count)
    }

    #expect(byRow == Self.rows)
    #expect(inBulk == Self.rows)
  }

  @Test(arguments: StoreCase.all)
  func `a cell can be had without a copy`(_ store: StoreCase) throws {
    try store.withConnection([.everything]) { connection in
      try connection.bulk(.everything).insert(Self.rows, into: .everything)
      let lengths = try connection.all("SELECT name, raw FROM everything ORDER BY id") {
        (row) throws(StoreError) in
        [row.withBytes(0) { $0.count }, row.withBytes(1) { $0.count }]
      }

      #expect(lengths == [[13, 3], [9, 0], [0, 0]])
    }
  }

  @Test(arguments: StoreCase.all)
  func `a transaction that throws leaves nothing`(_ store: StoreCase) throws {
    try store.withConnection([.everything]) { connection in
      let error = storeError {
        try connection.transaction { () throws(StoreError) in
          try connection.execute(insert(Self.rows[0]))
          try connection.execute(insert(Self.rows[0]))
        }
      }
      #expect(error?.isConstraint == true)
      #expect(try connection.integer("SELECT count(*) FROM everything") == 0)

      try connection.transaction { () throws(StoreError) in
        try connection.execute(insert(Self.rows[0]))
      }
      #expect(try connection.integer("SELECT count(*) FROM everything") == 1)
    }
  }

  @Test(arguments: StoreCase.all)
  func `a connection that is let go inside a transaction leaves nothing`(
    _ store: StoreCase
  ) throws {
    try store.withStore([.everything]) { store in
      do {
        let connection = try store.connect(.bulkLoad)
        try connection.begin()
        try connection.execute(insert(Self.rows[0]))
      }
      let connection = try store.connect(.readOnly)
      #expect(try connection.integer("SELECT count(*) FROM everything") == 0)
    }
  }

  @Test(arguments: StoreCase.all)
  func `a failed statement ends the transaction`(_ store: StoreCase) throws {
    try store.withConnection([.everything]) { connection in
      try connection.begin()
      try connection.execute(insert(Self.rows[0]))
      _ = storeError { try connection.execute(insert(Self.rows[0])) }

      #expect(
        storeError { try connection.execute(insert(Self.rows[1])) }
          == .terminal(.transactionEnded))
      #expect(storeError { try connection.commit() } == .terminal(.transactionEnded))
      #expect(try connection.integer("SELECT count(*) FROM everything") == 0)
    }
  }

  @Test(arguments: StoreCase.all)
  func `a savepoint takes back its own part alone`(_ store: StoreCase) throws {
    try store.withConnection([.everything]) { connection in
      try connection.transaction { () throws(StoreError) in
        try connection.execute(insert(Self.rows[0]))
        do throws(StoreError) {
          try connection.savepoint { () throws(StoreError) in
            try connection.execute(insert(Self.rows[1]))
            try connection.savepoint { () throws(StoreError) in
              try connection.execute(insert(Self.rows[0]))
            }
          }
        } catch { #expect(error.isConstraint) }
        try connection.savepoint { () throws(StoreError) in
          try connection.execute(insert(Self.rows[2]))
        }
      }
      #expect(try connection.ids("SELECT id FROM everything ORDER BY id") == [1, 3])
    }
  }

  @Test(arguments: StoreCase.all)
  func `statements may run inside the rows of another, and of the same`(
    _ store: StoreCase
  ) throws {
    try store.withConnection([.everything]) { connection in
      try connection.bulk(.everything).insert(Self.rows, into: .everything)
      var pairs: [[Int64]] = []
      let ids: SQL = "SELECT id FROM everything ORDER BY id"
      try connection.rows(ids) { (outer) throws(StoreError) in
        let id = outer.integer(0) ?? 0
        pairs.append([id] + (try connection.ids(ids)))
      }
      #expect(pairs == [[1, 1, 2, 3], [2, 1, 2, 3], [3, 1, 2, 3]])
    }
  }

  @Test(arguments: StoreCase.all)
  func `the common subset works`(_ store: StoreCase) throws {
    try store.withConnection([.everything]) { connection in
      try connection.bulk(.everything).insert(Self.rows, into: .everything)
      let upsert: SQL = """
        INSERT INTO everything (id, row_version, name) VALUES (\(2), \(1), \("new"))
        ON CONFLICT (id) DO UPDATE SET row_version = everything.row_version + 1,
          name = excluded.name
        RETURNING row_version
        """
      #expect(try connection.integer(upsert) == 2)
      #expect(
        try connection.ids(
          "SELECT id FROM everything WHERE size IS NOT DISTINCT FROM \(nil as Int?)")
          == [2])
      #expect(
        try connection.ids("SELECT id FROM everything ORDER BY size NULLS FIRST") == [2, 3, 1])
      #expect(
        try connection.ids("SELECT id FROM everything ORDER BY size NULLS LAST") == [3, 1, 2])
    }
  }

  @Test(arguments: StoreCase.all)
  func `a value of the wrong type is refused`(_ store: StoreCase) throws {
    try store.withConnection([.everything]) { connection in
      let error = storeError {
        try connection.execute(
          "INSERT INTO everything (id, row_version, name, size) VALUES (1, 1, 'x', \("y"))")
      }
      #expect(error?.isConstraint == true)
    }
  }
}
