package import Schema

/// What the pages of the data dictionary say about a table, in the words of one store.
package struct DataDictionary: Sendable {
  package struct TableEntry: Sendable, Hashable {
    package let name: String
    package let part: Table.Part
    package let about: String
    package let columns: [ColumnEntry]
    package let constraints: [String]
  }

  package struct ColumnEntry: Sendable, Hashable {
    package let name: String
    /// In words: `text, at most 35 characters`.
    package let type: String
    /// The form in the store, one for each column that it is stored in.
    package let stored: [String]
    package let isRequired: Bool
    package let mustLand: Bool
    package let about: String
  }

  package let tables: [TableEntry]

  package init(_ tables: [Table], in ddl: DDL) {
    self.tables = tables.map { table in
      TableEntry(
        name: table.name, part: table.part, about: table.about,
        columns: table.columns.map { column in
          ColumnEntry(
            name: column.name, type: Self.words(column.type),
            stored: column.stored.map { "\($0.name) \(ddl.type($0.form))" },
            isRequired: column.isRequired, mustLand: column.mustLand, about: column.about)
        },
        constraints: table.constraints.map { Self.words($0.kind) })
    }
  }

  private static func words(_ type: ColumnType) -> String {
    switch type {
    case .text(let length): "text, at most \(length) characters"
    case .integer: "whole number"
    case .decimal(let places): "number with \(places) decimal places"
    case .boolean: "yes or no"
    case .date: "date"
    case .partialDate: "date of which the day or month may be unknown"
    case .instant: "date and time"
    case .code(let list): "code of \(list)"
    case .ref(let table): "\(table)"
    case .json: "JSON"
    case .bytes: "bytes"
    }
  }

  private static func words(_ kind: Constraint.Kind) -> String {
    switch kind {
    case .unique(let columns, let only):
      "no two rows share \(columns.joined(separator: " and "))" + (only.map(words) ?? "")
    case .ordered(let first, let last):
      "\(first) is not after \(last)"
    case .noOverlap(let per, let start, let end):
      "no two rows of one \(per) overlap from \(start) to \(end)"
    case .inside(let parent, let start, let end, let parentStart, let parentEnd):
      "\(start) to \(end) lie inside \(parentStart) to \(parentEnd) of its \(parent)"
    }
  }

  private static func words(_ condition: Constraint.Condition) -> String {
    switch condition {
    case .isBlank(let column): ", where \(column) is blank"
    case .equals(let column, let value): ", where \(column) is \"\(value)\""
    }
  }
}
