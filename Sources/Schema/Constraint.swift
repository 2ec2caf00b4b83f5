public import Diagnostics

/// What always holds in the store, whatever wrote it.
///
/// Each constraint yields DDL and the query for its offenders; offenders are isolated before it is
/// switched on.
public struct Constraint: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// No two rows have the same values here; rows with a blank among them do not count.
    case unique([String], only: Condition? = nil)
    /// `first` is not after `last`, where both are known.
    case ordered(first: String, last: String)
    /// Within one `per`, no two rows' times from `start` to `end` overlap (touching is none; a
    /// blank end lasts for ever).
    case noOverlap(per: String, start: String, end: String)
    /// The row's times lie inside those of the row that `parent` refers to.
    case inside(
      parent: String, start: String, end: String, parentStart: String, parentEnd: String)
  }

  /// A condition on the row, for a constraint that concerns some rows only.
  public enum Condition: Sendable, Hashable {
    case isBlank(String)
    case equals(String, String)
  }

  /// Unique in the schema; the name of the index or check in the store.
  public let name: String
  public let kind: Kind
  /// What an offender is told.
  public let reason: Reason
  /// The column that refers to the row whose whole family is isolated with an offender.
  ///
  /// A spell with its episodes; `nil`: the offender's own record and what refers to it.
  public let group: String?

  public init(_ name: String, _ kind: Kind, reason: Reason, group: String? = nil) {
    self.name = name
    self.kind = kind
    self.reason = reason
    self.group = group
  }
}
