import RecordStore
import Schema
import Testing

/// The checks of rows in memory are those of the store.
@Suite struct RowCheckTests {
  private static let codes: @Sendable (String) -> [String]? = {
    $0 == "person_sex" ? ["1", "2", "brought_forward", "X"] : nil
  }

  /// The names of what a row breaks.
  private static func broken(_ table: Table, _ cells: [String: SQLValue]) throws -> [String] {
    let row = table.stored.map {
      cells[$0.name] ?? ($0.name == "row_version" ? .integer(1) : .null)
    }
    let checks = RowChecks(table, codes: codes)
    return try BulkRows.with([row], columnCount: row.count) { (rows) throws(StoreError) in
      checks.broken(in: rows).map(\.check)
    }
  }

  @Test(
    arguments: [
      (["sex": .text("1")], []),
      (["sex": .text("brought_forward")], []),
      (["sex": .text("3")], ["everything_sex_code"]),
      (["sex": .text("")], ["everything_sex_code"]),
      (["sex": .text("brought_forward_too")], ["everything_sex_code"]),
      (["name": .text("12345678901234567890")], []),
      (["name": .text("Zoë-Anaïs Éloïse Ünal")], ["everything_name_length"]),
      (["name": .text("Zoë-Anaïs Éloïse Üna")], []),
      (["active": .integer(2)], ["everything_active_boolean"]),
      (["birth": .integer(1), "birth_precision": .text("Q")], ["everything_birth_precision"]),
      (["birth": .integer(1)], ["everything_birth_pair"]),
      (
        ["at": .integer(1), "at_precision": .text("D"), "active": .integer(-1)],
        ["everything_active_boolean", "everything_at_precision"]
      ),
    ] as [([String: SQLValue], [String])])
  func `a row that breaks checks is told all their names`(
    cells: [String: SQLValue], expected: [String]
  ) throws {
    let always: [String: SQLValue] = ["id": .integer(1), "name": .text("x")]
    let row = always.merging(cells) { $1 }
    #expect(try Self.broken(.everything, row) == expected)
  }

  @Test(arguments: StoreCase.all)
  func `what a store refuses, and nothing else, breaks a check`(_ store: StoreCase) throws {
    try store.withStore([.everything, .visit], codes: Self.codes) { store in
      let connection = try store.connect(.bulkLoad)
      try connection.finishBulk()
      var numbers = SystemRandomNumberGenerator()
      var refused = 0
      for id in 1...4_000 {
        let table = id.isMultiple(of: 2) ? Table.everything : .visit
        var row = Self.anyRow(of: table, using: &numbers)
        row["id"] = .integer(Int64(id))
        let broken = try Self.broken(table, row)
        var error: StoreError?
        do {
          try connection.transaction { () throws(StoreError) in
            try connection.bulk(table).insert(
              [table.stored.map { row[$0.name] ?? .null }], into: table)
          }
        } catch let thrown as StoreError {
          error = thrown
        }
        if case .terminal(.constraint(let name)) = error {
          refused += 1
          #expect(broken.contains { name.contains($0) }, "\(row) → \(name)")
        } else {
          #expect(error == nil && broken == [], "\(row)")
        }
      }
      #expect((400...3_600).contains(refused))
    }
  }

  /// Cells near the edge of what is allowed.
  private static func anyRow(
    of table: Table, using numbers: inout some RandomNumberGenerator
  ) -> [String: SQLValue] {
    var row: [String: SQLValue] = ["row_version": .integer(1)]
    for column in table.columns {
      let isBlank = !column.isRequired && Int.random(in: 0..<3, using: &numbers) == 0
      if isBlank { continue }
      switch column.type {
      case .text(let most):
        let length = most + Int.random(in: -1...1, using: &numbers) * Int.random(in: 0...1)
        row[column.name] = .text(String(repeating: "é", count: max(0, length)))
      case .boolean:
        row[column.name] = .integer([0, 1, 1, 0, 2].randomElement(using: &numbers) ?? 0)
      case .code:
        row[column.name] = .text(
          ["1", "2", "X", "brought_forward", "x"].randomElement(using: &numbers) ?? "1")
      case .partialDate:
        row[column.name] = .integer(Int64.random(in: 0...400, using: &numbers))
        row[column.name + "_precision"] = .text(
          ["D", "D", "M", "Y"].randomElement(using: &numbers) ?? "D")
      case .instant:
        let day = Int64.random(in: 0...3, using: &numbers) * 86_400_000_000
        row[column.name] = .integer(day + Int64.random(in: -3...3, using: &numbers) * 3_600_000_000)
        row[column.name + "_precision"] = .text(["m", "d"].randomElement(using: &numbers) ?? "m")
      case .date: row[column.name] = .integer(Int64.random(in: 0...3, using: &numbers))
      case .integer, .decimal: row[column.name] = .integer(7)
      case .ref, .json, .bytes: continue
      }
    }
    return row
  }
}
