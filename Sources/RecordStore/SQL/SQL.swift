/// A statement whose interpolations are its parameters, never its text.
///
///     connection.execute("UPDATE spell SET ward = \(ward) WHERE id = \(id)")
///
/// Nobody writes a placeholder: each store numbers its own when it renders the statement. Another
/// `SQL` may be interpolated too, with its parameters. What is no parameter comes in by name:
/// `\(identifier:)` for the name of a table or column, quoted, and `\(raw:)` for a piece of our own
/// text. Neither may ever be given what came from outside.
///
/// # The common subset
///
/// A statement outside `RecordStore` runs unchanged on every store, so it keeps to:
/// comparison, `AND`, `OR`, `NOT`, `IN`, `BETWEEN`, `CASE`, `COALESCE`; inner and left joins; `WITH`;
/// `EXISTS`; `GROUP BY` with `count`, `sum`, `min`, `max`; window functions; `LIMIT` and `OFFSET`;
/// `INSERT … ON CONFLICT (…) DO UPDATE SET … = excluded.…`; `RETURNING`; `IS [NOT] DISTINCT FROM` in place
/// of `IS` between two values; `ORDER BY … NULLS FIRST` or `NULLS LAST`, always said, since the stores
/// differ in which they mean. A sub-query in `FROM` has a name. Integers are divided with `/`, which cuts
/// towards zero on both.
///
/// It does without: `now()` and date arithmetic (times come from Swift, as microseconds or days);
/// `LIKE` (search uses stored search keys); JSON paths; triggers; `rowid`; `INSERT OR …`; double
/// quotes around text; types in a `CAST` other than `INTEGER` and `TEXT`.
package struct SQL: Sendable, Hashable {
  enum Piece: Sendable, Hashable {
    case text(String)
    case parameter(SQLValue)
  }

  private(set) var pieces: [Piece]

  /// A statement without parameters, for our own texts that are put together at run time.
  package init(raw: String) { pieces = [.text(raw)] }

  /// The parameters in the order in which they stand.
  package var parameters: [SQLValue] {
    pieces.compactMap { if case .parameter(let value) = $0 { value } else { nil } }
  }

  /// The text as a store wants it; `placeholder` gives its form of a parameter by number, from 1.
  package func text(placeholder: (Int) -> String) -> String {
    var result = ""
    var number = 0
    for piece in pieces {
      switch piece {
      case .text(let text):
        result += text
      case .parameter:
        number += 1
        result += placeholder(number)
      }
    }
    return result
  }

  package static func + (left: SQL, right: SQL) -> SQL {
    var sum = left
    sum.pieces += right.pieces
    return sum
  }

  package static func += (left: inout SQL, right: SQL) { left.pieces += right.pieces }
}

extension SQL: ExpressibleByStringInterpolation {
  package init(stringLiteral text: String) { pieces = [.text(text)] }

  package init(stringInterpolation: Interpolation) { pieces = stringInterpolation.pieces }

  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(2 * interpolationCount + 1)
    }

    package mutating func appendLiteral(_ literal: String) { pieces.append(.text(literal)) }

    package mutating func appendInterpolation(_ value: some SQLConvertible) {
      pieces.append(.parameter(value.sqlValue))
    }

    package mutating func appendInterpolation(_ sql: SQL) { pieces += sql.pieces }

    package mutating func appendInterpolation(raw text: String) { pieces.append(.text(text)) }

    package mutating func appendInterpolation(identifier name: String) {
      pieces.append(.text(quoted(name)))
    }
  }

  package typealias StringInterpolation = Interpolation
}

/// The name in double quotes, so that no name of ours can be one of a store's own words.
func quoted(_ name: String) -> String {
  "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    + "\""
}

/// The text as SQL writes it inside a statement, for our own code lists in a table's checks.
func literal(_ text: String) -> String {
  "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
}
