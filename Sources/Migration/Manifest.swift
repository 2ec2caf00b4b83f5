import Diagnostics
package import Foundation
import Transform

/// What the supplier says was sent: `manifest.csv`.
package struct Manifest: Sendable {
  package struct Line: Sendable, Hashable {
    package let file: String
    package let recordType: String
    package let rows: Int
    /// In small hexadecimal letters.
    package let sha256: String
    package let asAt: Date?
    package let extent: Extent
  }

  /// Whether a file has every record of its type.
  package enum Extent: String, Sendable, Hashable {
    /// What it lacks is not there any more.
    case full
    /// Only what has changed since the extract before.
    case changes
    /// The manifest does not say.
    case unknown
  }

  package let lines: [Line]
  /// The moment of the extract: the latest of all lines.
  package var asAt: Date? { lines.compactMap(\.asAt).max() }

  static let columns = ["file", "record_type", "rows", "sha256", "as_at", "extent"]

  /// - Returns: `nil` where there is no manifest.
  /// - Throws: Where one is there and cannot be read: without it, nothing would be proved.
  package static func read(_ path: String) throws(MigrationError) -> Manifest? {
    let name = URL(filePath: path).lastPathComponent
    guard let data = try FileContents.read(path, or: .manifestUnreadable) else { return nil }
    var faults: [Diagnostic] = []
    let rows = SmallCSV.read([UInt8](data), columns: columns, file: name, &faults)
    if let fault = faults.first {
      throw MigrationError(
        Diagnostic(
          .manifestUnreadable, fault.message, at: fault.place,
          remedy: "Ask for a manifest with the columns \(columns.joined(separator: ", "))"))
    }
    var lines: [Line] = []
    for row in rows ?? [] {
      guard let count = Int(row.cells[2]), count >= 0, row.cells[3].count == 64,
        !row.cells[0].isEmpty
      else {
        throw MigrationError(
          Diagnostic(
            .manifestUnreadable,
            "the line has no file, no count of rows or no SHA-256 of 64 digits",
            at: Place(name, line: row.line, column: 1),
            remedy: "Correct the line, or ask the supplier for the manifest again"))
      }
      lines.append(
        Line(
          file: row.cells[0], recordType: row.cells[1], rows: count,
          sha256: row.cells[3].lowercased(), asAt: Self.date(row.cells[4]),
          extent: Extent(rawValue: row.cells[5].lowercased()) ?? .unknown))
    }
    return Manifest(lines: lines)
  }

  private static func date(_ text: String) -> Date? {
    (try? Date(text, strategy: .iso8601))
      ?? (try? Date(text + "T00:00:00Z", strategy: .iso8601))
      ?? (try? Date(text + "Z", strategy: .iso8601))
  }
}
