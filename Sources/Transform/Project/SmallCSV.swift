package import Diagnostics
import Extract

/// A CSV file that belongs to a project: a code table, a crosswalk, reference rows.
///
/// Small enough for memory, written by a spreadsheet; read by the same reader as the exports.
package enum SmallCSV {
  package struct Row: Sendable {
    package let cells: [String]
    /// From 1.
    package let line: Int
  }

  /// All rows, with their cells in the order of `columns`.
  ///
  /// - Parameters:
  ///   - bytes: The file; UTF-8, with or without a byte order mark.
  ///   - columns: The columns that the header must have, in any order.
  ///   - file: Its name, for places.
  ///   - faults: Receives what is wrong with the header or a row.
  /// - Returns: `nil` where the header is not the expected one.
  package static func read(
    _ bytes: [UInt8], columns: [String], file: String, _ faults: inout [Diagnostic]
  ) -> [Row]? {
    let layout = Layout(
      name: file, format: .csv(CSVDialect()), columns: columns.map { LayoutColumn(name: $0) })
    var rows: [Row] = []
    do throws(ExtractError) {
      var reader = try CSVReader(
        SourceFile.memory(bytes, name: file), layout: layout, dialect: CSVDialect())
      var batch = reader.makeBatch(records: 256)
      var broken: [BrokenRecord] = []
      while try reader.read(into: &batch, broken: &broken) {
        for record in 0..<batch.count {
          let cells = columns.indices.map { text(batch.field($0, ofRecord: record)) }
          rows.append(Row(cells: cells, line: batch.extent(ofRecord: record).firstLine))
        }
        for record in broken {
          faults.append(
            Diagnostic(
              .badCodeLine, "the line cannot be split into \(columns.count) cells",
              at: Place(file, line: record.extent.firstLine, column: 1),
              remedy: record.reason.action))
        }
      }
    } catch {
      let found = error.diagnostic
      let remedy =
        if case .headerDisagrees = error {
          "The first line must name these columns, in any order: "
            + columns.joined(separator: ", ")
        } else {
          found.remedy
        }
      faults.append(
        Diagnostic(
          .badCodeLine, found.message, at: Place(file, line: 1, column: 1), remedy: remedy))
      return nil
    }
    return rows
  }

  private static func text(_ field: Span<UInt8>) -> String {
    String(copyingUTF8: field.trimmed)
  }
}
