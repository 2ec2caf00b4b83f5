package import Extract
import Foundation

/// One export from which a new project's layout is made: its columns, and what stands in them.
package struct ProjectSample: Sendable {
  package let fileName: String
  let delimiter: UInt8
  let encoding: TextEncoding
  let columns: [ColumnScan]

  /// Reads a plain file with a header, and comma, semicolon, tab or bar between its cells.
  ///
  /// - Throws: ``ExtractError`` when the file cannot be read or has no header.
  package static func read(_ path: String) throws(ExtractError) -> ProjectSample {
    let source = try SourceFile.open(path: path)
    let handle = FileHandle(forReadingAtPath: path)
    let start = [UInt8]((try? handle?.read(upToCount: startLength)) ?? Data())
    let delimiter = delimiter(in: start.prefix { $0 != 0x0A })
    let encoding = encoding(of: start)
    let format = Format.csv(CSVDialect(delimiter: delimiter))
    var layout = Layout(
      name: "sample", format: format, encoding: encoding, columns: [LayoutColumn(name: "unknown")])
    guard let names = try SourceHeader.names(of: source, layout: layout) else {
      throw .headerDisagrees(path: path, line: 1, .none)
    }
    layout.columns = names.map { LayoutColumn(name: $0) }
    let profile = SourceProfile(layout)
    var reader = try Format.reader(of: source, layout: layout)
    var batch = RecordBatch(columnCount: layout.columns.count)
    var broken: [BrokenRecord] = []
    while try reader.read(into: &batch, broken: &broken) { profile.add(batch) }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return ProjectSample(
      fileName: name, delimiter: delimiter, encoding: encoding,
      columns: profile.result(name: "sample", files: [], keys: nil).columns)
  }

  /// What a project has that nobody gave a file for.
  static let invented = ProjectSample(
    fileName: "PATIENT*.csv", delimiter: UInt8(ascii: ","), encoding: .utf8,
    columns: ["PAT_ID", "NHS_NO", "SURNAME", "FORENAME", "DOB", "SEX", "POSTCODE"].map {
      ColumnScan(name: $0, sensitive: nil, kind: .text)
    })

  /// Bytes from which delimiter and encoding are told.
  private static let startLength = 1 << 20

  private static func delimiter(in line: some Collection<UInt8>) -> UInt8 {
    let known: [UInt8] = [
      UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: ";"), UInt8(ascii: "\t"),
    ]
    let counts = known.map { delimiter in line.count { $0 == delimiter } }
    let most = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    return counts[most] > 0 ? known[most] : known[0]
  }

  private static func encoding(of start: [UInt8]) -> TextEncoding {
    // A character may be cut off at the end of what was read.
    let whole = start.count < startLength ? start[...] : start.dropLast(4)
    for length in [whole.count, whole.count - 1, whole.count - 2, whole.count - 3]
    where length >= 0 && String(validating: whole.prefix(length), as: UTF8.self) != nil {
      return .utf8
    }
    return .windows1252
  }
}
