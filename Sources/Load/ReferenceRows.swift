import Diagnostics
import Foundation
package import RecordStore
import Schema
import Standards
package import Transform

/// The EPR's own rows that a load refers to: national reference files, and what crosswalks name.
///
/// They are the EPR's (load file 0), whoever created them, and made in the transaction that is open.
package struct ReferenceRows {
  private let connection: any Connection
  private let images: BeforeImages
  private var nextID: Int64

  package init(_ connection: any Connection, _ images: BeforeImages) throws(StoreError) {
    self.connection = connection
    self.images = images
    var last: Int64 = 0
    for table in Tables.record where table.isRoot {
      let found = try connection.integer(
        "SELECT max(id) FROM \(identifier: table.name) WHERE id < \(Int64(1) << 40)")
      last = max(last, found ?? 0)
    }
    nextID = (last >> 8) + 1
  }

  /// Adds the rows of a reference file that the store does not have.
  ///
  /// The first column is the one by which the rows are known.
  package mutating func add(_ file: Project.ReferenceFile) throws(LoadError) {
    guard let table = Tables.table(named: file.table),
      let data = FileManager.default.contents(atPath: file.path)
    else {
      throw .references(
        Diagnostic(
          .projectFileMissing, "the reference rows of '\(file.table)' cannot be read", at: nil,
          remedy: "Check the path and the table under 'reference:' in migration.yaml"))
    }
    let name = URL(filePath: file.path).lastPathComponent
    let bytes = [UInt8](data)
    let columns = Self.header(bytes)
    var faults: [Diagnostic] = []
    for column in columns where table.column(named: column) == nil {
      faults.append(
        Diagnostic(
          .unknownField, "\(table.name) has no field '\(column)'",
          at: Place(name, line: 1, column: 1),
          remedy: "Name the columns as the fields of \(table.name)"))
    }
    let rows = SmallCSV.read(bytes, columns: columns, file: name, &faults) ?? []
    if let fault = faults.first { throw .references(fault) }
    do throws(StoreError) {
      for row in rows {
        let values = zip(columns, row.cells).map { column, cell in
          (column, Self.value(cell, table.column(named: column)?.type ?? .text(1)))
        }
        guard let key = values.first, try id(of: key.1, key.0, in: table) == nil else { continue }
        try insert(values, into: table)
      }
    } catch {
      throw .store(error)
    }
  }

  /// The rows that a crosswalk names, created where they are lacking and it says so.
  package mutating func resolve(_ crosswalk: Crosswalk) throws(StoreError) -> ResolvedCrosswalk {
    guard let table = Tables.table(named: crosswalk.table) else {
      preconditionFailure("the check lets no crosswalk to '\(crosswalk.table)' pass")
    }
    var ids: [String: Int64] = [:]
    for target in crosswalk.targets {
      if let id = try id(of: .text(target.code), crosswalk.field, in: table) {
        ids[target.code] = id
      } else if crosswalk.createsInactive {
        ids[target.code] = try create(target.code, target.text, crosswalk.field, table)
      }
    }
    return ResolvedCrosswalk(crosswalk, ids: ids)
  }

  private mutating func create(
    _ code: String, _ text: String, _ field: String, _ table: Table
  ) throws(StoreError) -> Int64 {
    var values: [(String, SQLValue)] = [(field, .text(code))]
    for column in table.columns where column.name != field {
      switch (column.name, column.type) {
      case ("is_active", _): values.append((column.name, .integer(0)))
      case ("name", _): values.append((column.name, .text(text.isEmpty ? code : text)))
      case (_, .text) where column.isRequired: values.append((column.name, .text(code)))
      default: break
      }
    }
    return try insert(values, into: table)
  }

  private func id(
    of key: SQLValue, _ column: String, in table: Table
  ) throws(StoreError) -> Int64? {
    // Of two the one that is not closed.
    try connection.integer(
      """
      SELECT id FROM \(identifier: table.name) WHERE \(identifier: column) = \(key)
      ORDER BY closed_by NULLS FIRST, id LIMIT 1
      """)
  }

  @discardableResult
  private mutating func insert(
    _ values: [(String, SQLValue)], into table: Table
  ) throws(StoreError) -> Int64 {
    let id = nextID << 8
    nextID += 1
    try images.keepAbsence(of: id, in: table)
    var columns: SQL = "id, row_version"
    var cells: SQL = "\(id), 1"
    for (column, value) in values {
      columns += ", \(identifier: column)"
      cells += ", \(value)"
    }
    try connection.execute(
      "INSERT INTO \(identifier: table.name) (\(columns)) VALUES (\(cells))")
    return id
  }

  private static func header(_ bytes: [UInt8]) -> [String] {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return String(decoding: line, as: UTF8.self).split(separator: ",").map {
      $0.trimmingCharacters(in: CharacterSet(charactersIn: "\u{FEFF}\" "))
    }
  }

  private static func value(_ cell: String, _ type: ColumnType) -> SQLValue {
    guard !cell.isEmpty else { return .null }
    switch type {
    case .boolean: return .integer(cell == "yes" ? 1 : 0)
    case .integer, .decimal: return Int64(cell).map(SQLValue.integer) ?? .null
    case .date:
      guard let pattern = try? DatePattern("yyyy-MM-dd"),
        let reading = pattern.read(cell.utf8.span)
      else { return .null }
      return .integer(reading.days)
    default: return .text(cell)
    }
  }
}
