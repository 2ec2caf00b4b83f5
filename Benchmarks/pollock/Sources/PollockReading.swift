import Diagnostics
import Extract

/// What the reader made of one file.
package struct PollockReading {
  /// The header, joined of its lines; empty where the file has none and nobody says how the
  /// columns are called.
  package var header: [String] = []
  /// What a load goes on with; nothing where the file is refused.
  package var kept: [[String]] = []
  /// Every record: of those that are set apart the cells that they carry.
  package var whole: [[String]] = []
  /// What a load reports.
  package var diagnostics: [String] = []

  package init(ofFile path: String, _ parameters: PollockParameters) {
    do throws(ExtractError) {
      kept = try Self.records(path, parameters.layout).compactMap { record in
        guard let fault = record.fault else { return record.cells }
        diagnostics.append(fault)
        return nil
      }
    } catch {
      diagnostics.append("\(error.diagnostic.code) \(error.diagnostic.message)")
    }
    // What cannot be read even so has been reported above.
    let lines = (try? Self.records(path, parameters.layoutOfLines)) ?? []
    header = Self.joined(lines.prefix(parameters.headerLines).map(\.cells))
    if parameters.headerLines == 0 { header = parameters.columnNames }
    whole = lines.dropFirst(parameters.headerLines).map(\.cells).filter { !$0.isEmpty }
  }

  private struct Record {
    let number: Int
    let cells: [String]
    let fault: String?
  }

  /// In the order of the file.
  private static func records(
    _ path: String, _ layout: Layout
  ) throws(ExtractError) -> [Record] {
    var reader = try Format.reader(of: .open(path: path), layout: layout)
    var batch = RecordBatch(layout, records: 2048, bytes: 256 << 10)
    var broken: [BrokenRecord] = []
    var records: [Record] = []
    while try reader.read(into: &batch, broken: &broken) {
      for record in 0..<batch.count {
        records.append(
          Record(
            number: batch.extent(ofRecord: record).record,
            cells: (0..<batch.columnCount).map { text(batch.field($0, ofRecord: record)) },
            fault: nil))
      }
      for record in broken {
        records.append(
          Record(
            number: record.extent.record, cells: record.cells ?? [],
            fault: "line \(record.extent.firstLine) \(record.reason.slug)"))
      }
    }
    return records.sorted { $0.number < $1.number }
  }

  private static func text(_ field: Span<UInt8>) -> String {
    // A reader gives fields in UTF-8, whatever the file has.
    guard let text = try? UTF8Span(validating: field) else { return "\u{FFFD}" }
    return String(copying: text)
  }

  /// One name a column, of what stands in it in each line of the header.
  private static func joined(_ lines: [[String]]) -> [String] {
    (0..<(lines.map(\.count).max() ?? 0)).map { column in
      lines.compactMap { $0.count > column && !$0[column].isEmpty ? $0[column] : nil }
        .joined(separator: " ")
    }
  }
}
