import RecordStore
import Schema
import Testing

@Suite struct BulkInsertTests {
  private func row(_ id: Int, name: SQLValue = .text("x")) -> [SQLValue] {
    Table.everything.stored.map { column in
      switch column.name {
      case "id": .integer(Int64(id))
      case "row_version": .integer(1)
      case "name": name
      default: .null
      }
    }
  }

  @Test(arguments: StoreCase.all)
  func `a refused row takes its batch back and leaves the transaction`(_ store: StoreCase) throws {
    try store.withConnection([.everything]) { connection in
      let bulk = try connection.bulk(.everything)
      try connection.begin()
      try bulk.insert([row(1), row(2)], into: .everything)
      for bad in [[row(3), row(2), row(4)], [row(5), row(6, name: .null)]] {
        let error = storeError { try bulk.insert(bad, into: .everything) }
        #expect(error?.isConstraint == true)
      }
      try bulk.insert([row(7)], into: .everything)
      try connection.commit()

      #expect(try connection.ids("SELECT id FROM everything ORDER BY id") == [1, 2, 7])
    }
  }

  @Test(arguments: StoreCase.all)
  func `the culprit is found by halving`(_ store: StoreCase) throws {
    try store.withConnection([.everything]) { connection in
      let bulk = try connection.bulk(.everything)
      var culprits: [Int] = []
      func write(_ rows: BulkRows, from first: Int) throws(StoreError) {
        do throws(StoreError) {
          try bulk.insert(rows)
        } catch {
          guard error.isConstraint else { throw error }
          guard rows.rowCount > 1 else { return culprits.append(first) }
          let half = rows.rowCount / 2
          try write(rows.slice(0..<half), from: first)
          try write(rows.slice(half..<rows.rowCount), from: first + half)
        }
      }
      let rows = (0..<100).map { row($0, name: [17, 63].contains($0) ? .null : .text("\($0)")) }
      try connection.transaction { () throws(StoreError) in
        try BulkRows.with(rows, columnCount: Table.everything.stored.count) {
          (view) throws(StoreError) in
          try write(view, from: 0)
        }
      }

      #expect(culprits == [17, 63])
      #expect(try connection.integer("SELECT count(*) FROM everything") == 98)
      #expect(try connection.text("SELECT name FROM everything WHERE id = 64") == "64")
    }
  }

  @Test(arguments: StoreCase.all)
  func `no rows are no work, and two inserts into a table stand side by side`(
    _ store: StoreCase
  ) throws {
    try store.withConnection([.everything, .visit]) { connection in
      let bulks = [try connection.bulk(.everything), try connection.bulk(.everything)]
      _ = try connection.bulk(.visit)
      try bulks[0].insert([], into: .everything)
      try bulks[1].insert([row(1)], into: .everything)
      try bulks[0].insert([row(2)], into: .everything)

      #expect(try connection.ids("SELECT id FROM everything ORDER BY id") == [1, 2])
    }
  }

  @Test(arguments: StoreCase.all)
  func `a column of one value is written as it is, whatever comes behind it`(
    _ store: StoreCase
  ) throws {
    // A letter in one piece and in two: the same to a reader, and other bytes.
    let names = ["e\u{301}", "\u{E9}", "e\u{301}", "", "it's"]
    let mores: [SQLValue] = ["", "", "", "it's", "e\u{301}"].map { .text($0) }
    let sizes: [SQLValue] = [.null, .null, .integer(0), .integer(-1), .null]
    let bytes: [SQLValue] = [.bytes([]), .bytes([]), .bytes([0, 255]), .null, .bytes([1])]
    try store.withConnection([.everything]) { connection in
      let bulk = try connection.bulk(.everything)
      for batch in names.indices {
        let rows = (0..<3).map { number -> [SQLValue] in
          Table.everything.stored.map { column in
            switch column.name {
            case "id": .integer(Int64(batch * 3 + number))
            case "row_version": .integer(1)
            case "name": .text(names[batch])
            case "size": sizes[batch]
            case "more": mores[batch]
            case "raw": bytes[batch]
            default: .null
            }
          }
        }
        try bulk.insert(rows, into: .everything)
      }

      let found = try connection.all(
        "SELECT name, size, raw, more FROM everything ORDER BY id", columns: 4)
      for (number, row) in found.enumerated() {
        #expect(row[0].text.map { Array($0.utf8) } == Array(names[number / 3].utf8))
        #expect(row[1] == sizes[number / 3])
        #expect(row[2] == bytes[number / 3])
        #expect(row[3] == mores[number / 3])
      }
      #expect(found.count == 15)
    }
  }
}
