/// One table of the record store.
///
/// Every table has `id`, a 64-bit integer. Record tables also have `row_version`; a table that a
/// mapping may load by key (`isRoot`) has `origin`, `legacy_key`, `content_hash` and `closed_by`, and
/// no two of its rows share (origin, legacy_key).
public struct Table: Sendable, Hashable {
  public enum Part: Sendable, Hashable {
    /// The EPR.
    case record
    /// Ledger, isolated records and what else the migration needs to know about itself.
    case control
  }

  public let name: String
  public let part: Part
  public let isRoot: Bool
  public let about: String
  /// Whether anybody asks for the rows that refer to one of this table, or deletes one.
  ///
  /// Organisations, practitioners and places stay for ever, and nobody asks for all appointments of a
  /// practice or a clinic: whoever lists those of a day has an index with the time in it. The columns
  /// that refer to them have no index of their own.
  public let areReferrersSought: Bool
  /// Without the columns that every table has.
  public let columns: [Column]
  public let constraints: [Constraint]
  /// When a row concerns someone who is being cared for now; `nil` where none ever does.
  public let live: LiveCondition?

  public init(
    _ name: String, _ part: Part = .record, root: Bool = false, about: String,
    areReferrersSought: Bool = true, columns: [Column], live: LiveCondition? = nil,
    constraints: [Constraint] = []
  ) {
    self.name = name
    self.part = part
    isRoot = root
    self.about = about
    self.areReferrersSought = areReferrersSought
    self.columns = columns
    self.constraints = constraints
    self.live = live
  }

  public func column(named name: String) -> Column? { columns.first { $0.name == name } }

  /// All columns as a store has them, in order: `id`, `row_version` (record tables), `origin`,
  /// `legacy_key`, `content_hash`, `closed_by` (roots), then ``columns``.
  public var stored: [StoredColumn] {
    var result = [StoredColumn("id", .integer, isRequired: true)]
    if part == .record { result.append(StoredColumn("row_version", .integer, isRequired: true)) }
    if isRoot {
      // Rows born in the EPR have no origin.
      result.append(StoredColumn("origin", .integer, isRequired: false))
      result.append(StoredColumn("legacy_key", .text, isRequired: false))
      result.append(StoredColumn("content_hash", .integer, isRequired: false))
      // The run whose complete extract no longer had the record; blank while it has.
      result.append(StoredColumn("closed_by", .integer, isRequired: false))
    }
    return result + columns.flatMap(\.stored)
  }

  /// The columns that refer to other tables, with the table's name.
  public var references: [(column: String, table: String)] {
    columns.compactMap { column in
      if case .ref(let table) = column.type { (column.name, table) } else { nil }
    }
  }
}
