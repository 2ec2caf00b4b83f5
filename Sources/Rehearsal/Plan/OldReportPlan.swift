/// A list that the old system itself prints, such as the patients in its beds at midnight.
///
/// It is made beside the exports from the same invented people, with disagreements on purpose, so
/// that a reconciliation has something to find.
package struct OldReportPlan: Sendable {
  /// Which records stand in it.
  package enum Rows: String, Sendable, CaseIterable {
    case all
    /// What has not ended.
    case open
    /// Appointments that are booked.
    case toCome = "to come"
  }

  package var file: String
  /// The source of the project that reads the list.
  package var name: String
  /// The source of the records that stand in it.
  package var source: String
  /// The columns of the export that it shows; by the first its rows are known.
  package var columns: [String]
  package var rows: Rows
  /// Whether it shows how many records there are for each value of the first column.
  package var isCounted: Bool
  /// The column that a disagreement changes.
  package var changes: String?
  /// Why a record is listed that the list leaves out; `nil` where nothing compares them.
  package var missing: String?
  /// Why a line of the list is listed for which there is no record.
  package var extra: String?
  /// Every so many rows there is a disagreement.
  package var every: Int

  package init(
    file: String, name: String, source: String, columns: [String], rows: Rows = .all,
    isCounted: Bool = false, changes: String? = nil, missing: String? = nil,
    extra: String? = nil, every: Int = 20
  ) {
    self.file = file
    self.name = name
    self.source = source
    self.columns = columns
    self.rows = rows
    self.isCounted = isCounted
    self.changes = changes
    self.missing = missing
    self.extra = extra
    self.every = every
  }
}
