import Diagnostics
import RecordStore
import Schema
import Testing

@Suite struct StoreTests {
  /// The end of a first load, as the loader goes through it.
  static func harden(_ connection: any Connection, _ tables: [Table]) throws {
    try connection.transaction { () throws(StoreError) in
      for table in tables {
        for index in connection.ddl.referenceIndexes(table).map(\.create)
          + connection.ddl.uniqueIndexes(table)
        {
          try connection.execute(index)
        }
      }
    }
    try connection.switchChecksOn()
    #expect(try connection.proof(withChecks: true, but: []) == [])
    try connection.finishBulk()
  }

  @Test(arguments: StoreCase.all)
  func `a store is found again with its kind, and not made twice`(_ store: StoreCase) throws {
    try withFolder { folder in
      let address = "\(store.type.scheme):\(folder)/store.db"
      #expect(try !Stores.exists(address))
      let made = try Stores.create(address, kind: .live) { _ in nil }
      #expect(made.address == address)
      #expect(try Stores.exists(address))
      #expect(try Stores.open(address).kind == .live)

      let error = storeError { _ = try Stores.create(address, kind: .trial) { _ in nil } }
      #expect(error == .terminal(.alreadyExists(address)))
      #expect(try Stores.open(address).kind == .live)
    }
  }

  @Test(arguments: ["trackway.db", "oracle:x", "sqlite:", ""])
  func `an address of no store is refused`(address: String) {
    let error = storeError { _ = try Stores.open(address) }
    #expect(error == .terminal(.badAddress(address)))
    #expect(error?.diagnostic.code == .storeUnreadable)
  }

  @Test(arguments: StoreCase.all)
  func `a store of another version is refused`(_ store: StoreCase) throws {
    try withFolder { folder in
      let path = folder + "/store.db"
      let made = try store.type.create(at: path, kind: .trial, tables: []) { _ in nil }
      try made.connect(.bulkLoad).setProperty(.schemaVersion, to: "99")

      let error = storeError { _ = try store.type.open(at: path) }
      #expect(error == .terminal(.otherVersion(found: "99", expected: "1")))
      #expect(error?.diagnostic.code == .storeVersion)
    }
  }

  @Test(arguments: StoreCase.all)
  func `a second writer is refused while the first is there`(_ store: StoreCase) throws {
    try store.withStore([.visit]) { store in
      do {
        let first = try store.connect(.bulkLoad)
        try first.execute("SELECT 1")
        let error = storeError { _ = try store.connect(.bulkLoad) }
        #expect(error?.diagnostic.code == .storeBusy)
        #expect(error?.diagnostic.message.contains(", since 2") == true)
        #expect(try Stores.writer(of: store.address)?.hasPrefix("process ") == true)
        _ = try store.connect(.readOnly)
      }
      #expect(try Stores.writer(of: store.address) == nil)
      _ = try store.connect(.bulkLoad)
    }
  }

  @Test(arguments: StoreCase.all)
  func `who waits too long for another is told to try again, and has written nothing`(
    _ store: StoreCase
  ) throws {
    try store.withStore([.visit]) { store in
      let writer = try store.connect(.bulkLoad)
      let reader = try store.connect(.readOnly)
      try writer.execute("PRAGMA busy_timeout = 10")
      try reader.begin()
      #expect(try reader.integer("SELECT count(*) FROM visit") == 0)

      let error = storeError {
        try writer.transaction { () throws(StoreError) in
          try writer.execute("INSERT INTO visit (id, row_version) VALUES (1, 1)")
        }
      }
      #expect(error?.isTransient == true)
      try reader.commit()
      #expect(try writer.integer("SELECT count(*) FROM visit") == 0)
    }
  }

  @Test(arguments: StoreCase.all)
  func `a first load comes before all else, and only once`(_ store: StoreCase) throws {
    let tables: [Table] = [.visit, .part]
    try store.withStore(tables) { store in
      let error = storeError { _ = try store.connect(.live) }
      #expect(error?.diagnostic.code == .storeUnfinished)
      do {
        let connection = try store.connect(.bulkLoad)
        try connection.insert(.visit, ["id": .integer(1)])
        try Self.harden(connection, tables)
        // The connection goes on with every constraint on.
        let broken = storeError {
          try connection.insert(.part, ["id": .integer(1), "visit": .integer(2)])
        }
        #expect(broken?.isConstraint == true)
      }
      #expect(
        storeError { _ = try store.connect(.bulkLoad) } == .terminal(.notEmpty(store.address)))

      let live = try store.connect(.live)
      // References are looked at when the transaction ends.
      try live.transaction { () throws(StoreError) in
        try live.execute("INSERT INTO part (id, row_version, visit) VALUES (1, 1, 2)")
        try live.execute("INSERT INTO visit (id, row_version) VALUES (2, 1)")
      }
      let orphan = storeError {
        try live.transaction { () throws(StoreError) in
          try live.execute("INSERT INTO part (id, row_version, visit) VALUES (2, 1, 9)")
        }
      }
      #expect(orphan?.isConstraint == true)
      #expect(try live.ids("SELECT id FROM part") == [1])
    }
  }

  @Test(arguments: StoreCase.all)
  func `reading and writing from async code happens on the store's own threads`(
    _ store: StoreCase
  ) async throws {
    try await withAsyncFolder { folder in
      let made = try store.type.create(
        at: folder + "/store.db", kind: .trial, tables: [.visit]
      ) { _ in nil }
      do {
        let connection = try made.connect(.bulkLoad)
        try Self.harden(connection, [.visit])
      }
      try await made.write { (connection) throws(StoreError) in
        _ = try connection.execute("INSERT INTO visit (id, row_version) VALUES (1, 1)")
      }
      await #expect(throws: StoreError.terminal(.badAddress("x"))) {
        try await made.write { (connection) throws(StoreError) in
          try connection.execute("INSERT INTO visit (id, row_version) VALUES (2, 1)")
          throw .terminal(.badAddress("x"))
        }
      }
      await #expect(throws: StoreError.terminal(.readOnly)) {
        try await made.read { (connection) throws(StoreError) in
          try connection.execute("DELETE FROM visit")
        }
      }
      let results = try await withThrowingTaskGroup { group in
        for _ in 0..<20 {
          group.addTask {
            try await made.read { (connection) throws(StoreError) in
              (threadName(), try connection.ids("SELECT id FROM visit"))
            }
          }
        }
        return try await group.reduce(into: [(String, [Int64])]()) { $0.append($1) }
      }
      #expect(results.map(\.0) == Array(repeating: "store reader", count: 20))
      #expect(results.map(\.1) == Array(repeating: [1], count: 20))
    }
  }

  @Test(arguments: StoreCase.all)
  func `every table of the schema can be made, filled with nothing and hardened`(
    _ store: StoreCase
  ) throws {
    try store.withStore(Tables.all) { store in
      let connection = try store.connect(.bulkLoad)
      for table in Tables.all {
        try connection.bulk(table).insert([], into: table)
        for constraint in table.constraints {
          #expect(try connection.offenders(of: constraint, in: table) == [])
        }
        for reference in table.references {
          let query = connection.ddl.referenceOffenders(table, column: reference.column)
          #expect(try connection.ids(query) == [])
        }
      }
      try Self.harden(connection, Tables.all)
    }
  }
}
