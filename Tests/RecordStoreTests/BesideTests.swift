import Foundation
import Glibc
import RecordStore
import Schema
import Testing

/// Reading tables that are complete while another connection writes to others.
@Suite struct BesideTests {
  private static let parts: SQL = "SELECT count(*), sum(id), sum(visit), sum(started_at) FROM part"

  private static func fillParts(_ connection: any Connection) throws {
    try connection.begin()
    for id in 1...4000 as ClosedRange<Int64> {
      try connection.insert(
        .part, ["id": .integer(id), "visit": .integer(id / 2), "started_at": .integer(id * id)])
    }
    for index in connection.ddl.referenceIndexes(.part) { try connection.execute(index.create) }
    try connection.commit()
  }

  /// More than a cache holds: pages go to the disk before their transaction ends.
  private static func fillVisits(_ connection: any Connection, round: Int) throws {
    let number = SQLValue.text(String(repeating: "n", count: 8000))
    for id in 1...2500 {
      try connection.insert(.visit, ["id": .integer(Int64(round * 2500 + id)), "number": number])
    }
  }

  @Test(arguments: StoreCase.all)
  func `what is complete reads the same whatever is written elsewhere`(_ store: StoreCase) throws {
    try store.withStore([.visit, .part]) { store in
      let writer = try store.connect(.bulkLoad)
      try Self.fillParts(writer)
      let expected = try writer.all(Self.parts, columns: 4)
      #expect(expected[0][0] == .integer(4000))

      let beside = try store.connect(.beside)
      for round in 0..<4 {
        try writer.begin()
        try Self.fillVisits(writer, round: round)
        if round == 2 { try writer.execute("CREATE INDEX visit_status ON visit (status)") }
        #expect(try beside.all(Self.parts, columns: 4) == expected)
        #expect(try beside.integer("SELECT count(*) FROM part WHERE visit = 7") == 2)
        if round == 1 { writer.rollback() } else { try writer.commit() }
        #expect(try beside.all(Self.parts, columns: 4) == expected)
      }
      #expect(try store.connect(.beside).integer("SELECT count(*) FROM visit") == 7500)
      #expect(try writer.all("PRAGMA integrity_check", columns: 1) == [[.text("ok")]])
    }
  }

  @Test func `it is no reason to wait for the writer, and lets no lock of the writer go`() throws {
    try withFolder { folder in
      let store = try SQLiteStore.create(
        at: folder + "/store.db", kind: .trial, tables: [.visit, .part], codes: { _ in nil })
      let writer = try store.connect(.bulkLoad)
      // Closed last: closing a file lets all locks of the process on it go.
      let file = open(folder + "/store.db", O_RDWR)
      defer { close(file) }
      try writer.begin()
      try writer.insert(.visit, ["id": .integer(1)])
      #expect(isReserved(file))
      do {
        let beside = try store.connect(.beside)
        #expect(try beside.integer("SELECT count(*) FROM visit") == 0)
      }
      #expect(isReserved(file))
      try writer.commit()
      #expect(!isReserved(file))
    }
  }

  @Test(arguments: StoreCase.all)
  func `questions are answered in their order while this thread writes`(_ store: StoreCase) throws {
    try store.withStore([.visit, .part]) { store in
      let writer = try store.connect(.bulkLoad)
      try Self.fillParts(writer)
      let answers = store.ask(
        (0..<40).map { number in
          StoreQuestion { (connection) throws(StoreError) in
            number + Int(try connection.integer("SELECT count(*) FROM part") ?? 0)
          }
        })
      try writer.begin()
      try Self.fillVisits(writer, round: 0)
      try writer.commit()
      #expect(try answers.answers(on: writer) == Array(4000..<4040))
      #expect(answers.isDone)
    }
  }

  @Test(arguments: ["a b?c#d%20", "/double"])
  func `the name of the file may be any`(name: String) throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/" + name, withIntermediateDirectories: false)
      // With "/double" two slashes; and two before the whole of it.
      let store = try SQLiteStore.create(
        at: "/" + folder + "/" + name + "/store.db", kind: .trial, tables: [.visit],
        codes: { _ in nil })
      try store.connect(.bulkLoad).insert(.visit, ["id": .integer(1)])
      #expect(try store.connect(.beside).integer("SELECT count(*) FROM visit") == 1)
    }
  }

  @Test func `where it cannot be opened, and where a question fails, that is told`() throws {
    try withFolder { folder in
      let store = try SQLiteStore.create(
        at: folder + "/store.db", kind: .trial, tables: [.visit], codes: { _ in nil })
      let writer = try store.connect(.bulkLoad)
      let count = StoreQuestion { (connection) throws(StoreError) in
        try connection.integer("SELECT count(*) FROM visit")
      }
      let failing = StoreQuestion { (connection) throws(StoreError) in
        try connection.integer("SELECT count(*) FROM nowhere")
      }
      #expect(storeError { try store.ask([count, failing]).answers(on: writer) } != nil)
      // Let go without being asked for its answers.
      _ = store.ask([count, count, count])
      try FileManager.default.removeItem(atPath: folder + "/store.db")
      let answers = store.ask([count])
      #expect(storeError { try answers.answers(on: writer) } != nil)
    }
  }
}
