import Extract
import Spreadsheet

/// A hash over all that is locked in a row of a worklist.
///
/// It is over headings and texts, so the columns may stand in any order. What is known of other records
/// is left out.
enum RowChecksum {
  static func of(_ sheet: Worklist.Sheet, _ row: WorklistRow) -> String {
    of(
      reject: row.record.id, record: row.recordHash ?? "",
      sheet.columns.filter(\.isLocked).map { ($0.heading, sheet.text(of: $0, row)) })
  }

  static func of(
    reject: String, record: String, _ locked: [(heading: String, text: String)]
  ) -> String {
    let proved = locked.filter {
      WorklistColumn.Fact(rawValue: $0.heading)?.isAside != true
    }
    let parts =
      [reject, record]
      + proved.map { "\($0.heading)\u{1F}\(plain($0.text))" }.sorted()
    return String(SHA256.hexDigest(of: Array(parts.joined(separator: "\u{1E}").utf8)).prefix(32))
  }

  /// A text as every spreadsheet keeps it: they write line ends in their own way.
  static func plain(_ text: String) -> String {
    CellText.fitting(text).replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }
}
