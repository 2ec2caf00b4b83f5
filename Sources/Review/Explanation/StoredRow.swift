import RecordStore
import Schema
import Transform

/// A row as the store has it.
struct StoredRow {
  let table: Table
  let id: Int64
  let cells: [StoredCell]

  /// Reads a row; `nil` where there is none.
  static func read(
    _ id: Int64, of table: Table, in connection: any Connection
  ) throws(StoreError) -> StoredRow? {
    let columns = table.stored.dropFirst().reduce("\"id\"" as SQL) {
      $0 + ", \(identifier: $1.name)"
    }
    let rows = try connection.all(
      "SELECT " + columns + " FROM \(identifier: table.name) WHERE id = \(id)",
      columns: table.stored.count)
    return rows.first.map { row in
      StoredRow(table: table, id: id, cells: row.map(StoredCell.init))
    }
  }

  func integer(_ column: String) -> Int64? {
    guard let cell = table.firstCell(of: column), case .integer(let number) = cells[cell] else {
      return nil
    }
    return number
  }

  func text(_ column: String) -> String? {
    guard let cell = table.firstCell(of: column), case .text(let text) = cells[cell] else {
      return nil
    }
    return text
  }
}

extension StoredCell {
  init(_ value: SQLValue) {
    switch value {
    case .integer(let number): self = .integer(number)
    case .text(let text): self = .text(text)
    case .null, .bytes: self = .blank
    }
  }
}
