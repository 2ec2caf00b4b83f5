package import RecordStore
package import Transform

/// The lines of one of the old system's own reports, in a table that lasts as long as the connection.
///
///     load_file | record | first_line | value0 | value1 | …
///
/// The first three say where a line stands; the values are the columns of its layout, without spaces
/// at their ends, and blank where the layout says so.
package struct ReportTable {
  package struct Line: Sendable {
    let record: Int
    let firstLine: Int
    /// In the layout's order.
    let values: [String?]

    package init(record: Int, firstLine: Int, values: [String?]) {
      self.record = record
      self.firstLine = firstLine
      self.values = values
    }
  }

  private let connection: any Connection
  private let insert: SQL

  /// The table of a source.
  static func name(of source: String) -> String { "report_\(source)" }

  /// The column that has the values of a column of the layout, by its place there.
  static func column(_ place: Int) -> String { "value\(place)" }

  /// Makes the table, empty, in the transaction that is open.
  package init(
    of source: String, columns: Int, _ connection: any Connection
  ) throws(StoreError) {
    self.connection = connection
    let name = Self.name(of: source)
    let values = (0..<columns).map { "\(Self.column($0)) TEXT" }.joined(separator: ", ")
    try connection.execute(
      """
      CREATE TEMPORARY TABLE \(identifier: name) (
        load_file INTEGER, record INTEGER, first_line INTEGER, \(raw: values))
      """)
    insert = "INSERT INTO \(identifier: name) VALUES ("
  }

  /// Adds lines of a file, and what is told of those that cannot be split, in the transaction that is
  /// open.
  package func add(
    _ lines: [Line], broken: [RecordNote], of file: Int64, _ ledger: Ledger
  ) throws(StoreError) {
    for line in lines {
      var statement = insert + "\(file), \(line.record), \(line.firstLine)"
      for value in line.values { statement += ", \(value.sqlValue)" }
      try connection.execute(statement + ")")
    }
    try ledger.write(broken, of: file)
  }
}
