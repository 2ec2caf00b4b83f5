import Extract
import Foundation

/// One export from which a new project's layout is made: its columns, and what stands in them.
package struct ProjectSample: Sendable {
  package let fileName: String
  let delimiter: UInt8
  let encoding: TextEncoding
  let columns: [ColumnScan]
  /// The names as the file has them, where those of the columns had to be made plain words.
  let ownNames: [String]?

  /// Reads a file with a header, and one of some usual characters between its cells.
  ///
  /// - Throws: ``SampleError`` when the file cannot be read or has no header.
  package static func read(_ path: String) throws(SampleError) -> ProjectSample {
    let sample: Result<ProjectSample, SampleError>
    do throws(ExtractError) {
      sample = try read(path, .open(path: path))
    } catch {
      throw .source(error)
    }
    return try sample.get()
  }

  private static func read(
    _ path: String, _ source: SourceFile
  ) throws(ExtractError) -> Result<ProjectSample, SampleError> {
    let handle = FileHandle(forReadingAtPath: path)
    let start = [UInt8]((try? handle?.read(upToCount: startLength)) ?? Data())
    let encoding = encoding(of: start)
    // A stray NUL in a record is dirt; one among the names means that this is no text.
    let firstLine = start.prefix { $0 != UInt8(ascii: "\n") }
    if encoding == .windows1252, firstLine.contains(0) { return .failure(.noText(path: path)) }
    // With a delimiter that no text has, the one name is the whole first line.
    var layout = Layout(
      name: "sample", format: .csv(CSVDialect(delimiter: 0x1F, quote: nil)), encoding: encoding,
      columns: [LayoutColumn(name: "unknown")])
    guard let line = try SourceHeader.names(of: source, layout: layout)?.first else {
      return .failure(.noNames(path: path))
    }
    if line.unicodeScalars.contains("\0") { return .failure(.noText(path: path)) }
    if line.first.map({ "<{[".contains($0) }) ?? false { return .failure(.markup(path: path)) }
    let delimiter = delimiter(in: line, encoding)
    layout.format = .csv(CSVDialect(delimiter: delimiter))
    guard let names = try SourceHeader.names(of: source, layout: layout),
      Set(names).count == names.count,
      names.allSatisfy({ !$0.trimmed.isEmpty && $0.count <= longestName })
    else { return .failure(.noNames(path: path)) }
    let plain = plainNames(for: names)
    if plain != names {
      let header = HeaderRule.row(
        1, match: .byPosition, extraColumns: .error, missingColumns: .error)
      layout.format = .csv(CSVDialect(delimiter: delimiter, header: header))
    }
    layout.columns = plain.map { LayoutColumn(name: $0) }
    let profile = SourceProfile(layout)
    var reader = try Format.reader(of: source, layout: layout)
    var batch = RecordBatch(columnCount: layout.columns.count)
    var broken: [BrokenRecord] = []
    while try reader.read(into: &batch, broken: &broken) { profile.add(batch) }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return .success(
      ProjectSample(
        fileName: name, delimiter: delimiter, encoding: encoding,
        columns: profile.result(name: "sample", files: [], keys: nil).columns,
        ownNames: plain == names ? nil : names))
  }

  /// What a project has that nobody gave a file for.
  static let invented = ProjectSample(
    fileName: "PATIENT*.csv", delimiter: UInt8(ascii: ","), encoding: .utf8,
    columns: ["PAT_ID", "NHS_NO", "SURNAME", "FORENAME", "DOB", "SEX", "POSTCODE"].map {
      ColumnScan(name: $0, sensitive: nil, kind: .text)
    }, ownNames: nil)

  /// Bytes from which delimiter and encoding are told.
  private static let startLength = 1 << 20

  /// The characters of the longest column name.
  private static let longestName = 100

  private static func delimiter(in line: String, _ encoding: TextEncoding) -> UInt8 {
    // The last two are one byte only where the file is not in Unicode.
    let known = [",", "|", ";", "\t", "~", "^"] + (encoding == .windows1252 ? ["¬", "þ"] : [])
    let counts = known.map { delimiter in line.count { String($0) == delimiter } }
    let most = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    let found = counts[most] > 0 ? known[most] : known[0]
    return encoding.ofRecords.bytes(of: found)?.first ?? UInt8(ascii: ",")
  }

  /// Names of which each is one word that a mapping can say.
  private static func plainNames(for names: [String]) -> [String] {
    var plain: [String] = []
    for name in names {
      let words = name.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) }
      var word = words.joined(separator: "_")
      if word.first.map({ !$0.isLetter }) ?? true { word = "COLUMN_" + word }
      var unique = word
      var number = 2
      while plain.contains(unique) || (unique != name && names.contains(unique)) {
        unique = "\(word)_\(number)"
        number += 1
      }
      plain.append(unique)
    }
    return plain
  }

  private static func encoding(of start: [UInt8]) -> TextEncoding {
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { return .utf16 }
    // What is packed is not seen here.
    if start.starts(with: [0x1F, 0x8B]) || start.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      return .utf8
    }
    // A character may be cut off at the end of what was read.
    let whole = start.count < startLength ? start[...] : start.dropLast(4)
    for length in [whole.count, whole.count - 1, whole.count - 2, whole.count - 3]
    where length >= 0 && String(validating: whole.prefix(length), as: UTF8.self) != nil {
      return .utf8
    }
    return .windows1252
  }
}
