import Schema

/// What a row of a table must satisfy by itself; a blank satisfies all of it.
///
/// Declared once: ``DDL`` makes a `CHECK` of it, ``RowChecks`` asks it of rows in memory.
struct RowCheck: Sendable {
  enum Kind: Sendable {
    /// The text has at most so many characters.
    case length(String, most: Int)
    /// The text is one of these.
    case oneOf(String, [String])
    /// 0 or 1.
    case boolean(String)
    /// Both columns are blank, or neither is.
    case paired(String, with: String)
    /// See ``Constraint/Kind/ordered(first:last:)``.
    case ordered(first: String, last: String)
  }

  /// Unique in the schema.
  let name: String
  let kind: Kind

  /// `codes` gives the codes of a national list by its name; `nil` leaves a column unchecked.
  static func all(of table: Table, codes: (String) -> [String]?) -> [RowCheck] {
    let columns = table.columns.flatMap { column in
      checks(of: column, codes: codes).map {
        RowCheck(name: "\(table.name)_\(column.name)_\($0.suffix)", kind: $0.kind)
      }
    }
    return columns
      + table.constraints.compactMap { constraint in
        guard case .ordered(let first, let last) = constraint.kind else { return nil }
        return RowCheck(name: constraint.name, kind: .ordered(first: first, last: last))
      }
  }

  private static func checks(
    of column: Column, codes: (String) -> [String]?
  ) -> [(suffix: String, kind: Kind)] {
    let precision = column.name + "_precision"
    return switch column.type {
    case .text(let most): [("length", .length(column.name, most: most))]
    case .boolean: [("boolean", .boolean(column.name))]
    case .partialDate:
      [
        ("precision", .oneOf(precision, ["D", "M", "Y"])),
        ("pair", .paired(column.name, with: precision)),
      ]
    case .instant:
      [
        ("precision", .oneOf(precision, ["m", "d"])),
        ("pair", .paired(column.name, with: precision)),
      ]
    case .code(let list):
      codes(list).map { [("code", .oneOf(column.name, $0))] } ?? []
    case .integer, .decimal, .date, .ref, .json, .bytes: []
    }
  }
}
