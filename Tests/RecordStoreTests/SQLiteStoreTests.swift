import Diagnostics
import Foundation
import RecordStore
import Schema
import Testing

@Suite struct SQLiteStoreTests {
  private let store = StoreCase(SQLiteStore.self)

  @Test func `nobody else can read any of its files`() throws {
    try withFolder { folder in
      let made = try SQLiteStore.create(
        at: folder + "/store.db", kind: .trial, tables: [.visit], codes: { _ in nil })
      let connection = try made.connect(.bulkLoad)
      try connection.begin()
      try connection.insert(.visit, ["id": .integer(1)])
      try expectPrivate(folder, ["store.db", "store.db-journal", "store.db-lock"])
      try connection.commit()
      try StoreTests.harden(connection, [.visit])
      try connection.insert(.visit, ["id": .integer(2)])
      try expectPrivate(
        folder,
        ["store.db", "store.db-journal", "store.db-lock", "store.db-shm", "store.db-wal"])
    }
  }

  @Test func `what is sorted in files lies beside the store of the process`() async {
    await #expect(processExitsWith: .success) {
      try StoreCase(SQLiteStore.self).withStore([.visit]) { store in
        Stores.keepTemporaryFiles(beside: store.address)
        var folders: [String?] = []
        try store.connect(.bulkLoad).rows("PRAGMA temp_store_directory") {
          (row) throws(StoreError) in folders.append(row.text(0))
        }
        #expect(folders.map { "sqlite:\($0 ?? "")/store.db" } == [store.address])
      }
    }
  }

  private func expectPrivate(_ folder: String, _ names: [String]) throws {
    let found = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(found.allSatisfy(names.contains) && found.contains("store.db"))
    for name in found {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
  }

  @Test(arguments: [
    ("missing", nil, DiagnosticCode.storeUnreadable),
    ("empty", "", .storeUnreadable),
    ("text", String(repeating: "Not a database at all.\n", count: 100), .storeUnreadable),
  ])
  func `what is no store is refused`(
    name: String, content: String?, code: DiagnosticCode
  ) throws {
    try withFolder { folder in
      let path = "\(folder)/\(name)"
      try content?.write(toFile: path, atomically: true, encoding: .utf8)
      let error = storeError { _ = try SQLiteStore.open(at: path) }
      #expect(error?.diagnostic.code == code)
      #expect(FileManager.default.fileExists(atPath: path) == (content != nil))
    }
  }

  @Test func `a folder, and a path into no folder, are refused`() throws {
    try withFolder { folder in
      let opened = storeError { _ = try SQLiteStore.open(at: folder) }
      #expect(opened?.diagnostic.code == .storeUnreadable)
      let made = storeError {
        _ = try SQLiteStore.create(
          at: folder + "/none/store.db", kind: .trial, tables: [], codes: { _ in nil })
      }
      #expect(made?.diagnostic.code == .storeUnreadable)
    }
  }

  @Test func `every reference of the schema is declared`() throws {
    try store.withConnection(Tables.all) { connection in
      let declared = try Tables.all.flatMap { table in
        try connection.all(
          """
          SELECT "from", "table" FROM pragma_foreign_key_list(\(table.name)) ORDER BY id DESC
          """
        ) { (row) throws(StoreError) in
          "\(table.name).\(row.text(0) ?? "") \(row.text(1) ?? "")"
        }
      }
      let expected = Tables.all.flatMap { table in
        table.references.map { "\(table.name).\($0.column) \($0.table)" }
      }
      #expect(!expected.isEmpty)
      #expect(declared.sorted() == expected.sorted())
    }
  }

  @Test func `after the end of a load the database itself finds nothing wrong`() throws {
    let tables: [Table] = [.visit, .part]
    try store.withStore(tables) { store in
      let connection = try store.connect(.bulkLoad)
      try connection.transaction { () throws(StoreError) in
        for number in 0..<500 {
          let cells: [String: SQLValue] = [
            "id": .integer(Int64(number)), "origin": .integer(1), "legacy_key": .text("\(number)"),
          ]
          try BulkRows.with(
            [Table.visit.stored.map { cells[$0.name] ?? ($0.isRequired ? .integer(1) : .null) }],
            columnCount: Table.visit.stored.count
          ) { (view) throws(StoreError) in try connection.bulk(.visit).insert(view) }
        }
      }
      try StoreTests.harden(connection, tables)

      #expect(try connection.text("PRAGMA integrity_check") == "ok")
      #expect(try connection.integer("PRAGMA foreign_key_check") == nil)
      #expect(try connection.text("PRAGMA journal_mode") == "wal")
      #expect(try connection.integer("PRAGMA page_size") == 16_384)
      #expect(try connection.integer("PRAGMA foreign_keys") == 1)
    }
  }

  @Test func `a check that is broken shows in the proof by its table`() throws {
    try store.withConnection([.visit]) { connection in
      try connection.insert(.visit, ["id": .integer(1), "number": .text("12345678901")])
      try connection.switchChecksOn()
      let broken = ["CHECK constraint failed in visit"]
      #expect(try connection.proof(withChecks: true, but: []) == broken)
      #expect(try connection.proof(of: "visit", withChecks: true) == broken)
      #expect(try connection.proof(of: "visit", withChecks: false) == [])
    }
  }

  @Test func `what was proved table by table is the whole store`() throws {
    try store.withConnection([.visit, .part]) { connection in
      for id in 1...2000 { try connection.insert(.visit, ["id": .integer(Int64(id))]) }
      for index in connection.ddl.uniqueIndexes(.visit) { try connection.execute(index) }
      #expect(try connection.proof(of: "visit", withChecks: false) == [])
      #expect(try connection.proof(withChecks: false, but: ["visit"]) == [])
      #expect(try connection.proof(withChecks: false, but: ["visit", "part"]) == [])
      #expect(try connection.proofOfPages() == [])
    }
  }

  /// Each table by itself has nothing wrong with it.
  @Test func `pages that belong to two tables, or to none, are found`() throws {
    try store.withStore([.visit, .part]) { store in
      let connection = try store.connect(.bulkLoad)
      try connection.transaction { () throws(StoreError) in
        for id in 1...2000 {
          try connection.execute(
            "INSERT INTO visit (id, row_version, legacy_key) VALUES (\(id), 1, \("key \(id)"))")
        }
      }
      try connection.transaction { () throws(StoreError) in
        try connection.execute("PRAGMA writable_schema = ON")
        try connection.execute(
          """
          UPDATE sqlite_schema SET rootpage =
            (SELECT rootpage FROM sqlite_schema WHERE name = 'part') WHERE name = 'visit'
          """)
      }
      let other = try store.connect(.readOnly)
      #expect(try other.proof(of: "visit", withChecks: false) == [])
      #expect(try other.proof(withChecks: false, but: ["visit", "part"]) == [])
      let broken = try other.proofOfPages()
      #expect(broken.count == 1 && broken[0].contains("pages that belong to no table"))
    }
  }

  @Test func `an error tells what failed and never a value`() throws {
    try store.withConnection([.visit]) { connection in
      try connection.insert(.visit, ["id": .integer(1), "number": .text("9990001235")])
      for index in connection.ddl.uniqueIndexes(.visit) { try connection.execute(index) }
      let errors = [
        storeError { try connection.insert(.visit, ["id": .integer(1)]) },
        storeError { try connection.execute("SELECT * FROM nowhere WHERE x = \("9990001235")") },
        storeError {
          try connection.execute("UPDATE visit SET opened = \("no 9990001235") WHERE id = 1")
        },
      ]
      for error in errors {
        let error = try #require(error)
        #expect(!error.isTransient)
        #expect(!error.diagnostic.message.contains("9990001235"))
      }
      #expect(errors[0] == .terminal(.constraint("visit.id")))
    }
  }

  @Test func `a full disk is told as one`() throws {
    try store.withConnection([.visit]) { connection in
      let pages = try connection.integer("PRAGMA page_count") ?? 0
      try connection.execute("PRAGMA max_page_count = \(raw: "\(pages)")")
      let row = Table.visit.stored.map { column in
        column.name == "number" ? SQLValue.text(String(repeating: "x", count: 4_000)) : .integer(1)
      }
      try connection.begin()
      let error = storeError {
        for id in 1..<100 {
          var row = row
          row[0] = .integer(Int64(id))
          for index in row.indices where Table.visit.stored[index].form == .text {
            row[index] = .text(String(repeating: "x", count: 4_000))
          }
          try connection.bulk(.visit).insert([row], into: .visit)
        }
      }
      #expect(error == .terminal(.diskFull))
      #expect(storeError { try connection.execute("SELECT 1") } == .terminal(.transactionEnded))
      connection.rollback()
      #expect(try connection.integer("SELECT count(*) FROM visit") == 0)
    }
  }
}
