import Extract
import Foundation

/// What the benchmark says of one file, and the layout that follows from it.
package struct PollockParameters: Decodable {
  let encoding: String
  let delimiter: String
  let quote: String
  let escape: String
  let headerLines: Int
  let preambleLines: Int
  let columnNames: [String]
  let columnCount: Int

  private enum Key: String, CodingKey {
    case encoding, delimiter
    case quote = "quotechar"
    case escape = "escapechar"
    case headerLines = "header_lines"
    case preambleLines = "preamble_lines"
    case columnNames = "column_names"
    case columnCount = "n_columns"
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    // Half of the files have numbers in quotes.
    func number(_ key: Key) throws -> Int {
      if let number = try? values.decode(Int.self, forKey: key) { return number }
      return Int(try values.decode(String.self, forKey: key)) ?? 0
    }
    encoding = try values.decode(String.self, forKey: .encoding)
    delimiter = try values.decode(String.self, forKey: .delimiter)
    quote = try values.decode(String.self, forKey: .quote)
    escape = try values.decode(String.self, forKey: .escape)
    headerLines = try number(.headerLines)
    preambleLines = try number(.preambleLines)
    columnNames = try values.decode([String].self, forKey: .columnNames)
    columnCount = try number(.columnCount)
  }

  package init(ofFile path: String) throws {
    self = try JSONDecoder().decode(
      Self.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// Where a file has no delimiter or quote in it, the usual ones, as every published system has
  /// them set.
  var dialect: CSVDialect {
    let encoding = textEncoding
    let quote = encoding.bytes(of: self.quote)?.first ?? encoding.byte(of: "\"")
    let escape = encoding.bytes(of: self.escape)?.first
    return CSVDialect(
      delimiter: encoding.bytes(of: delimiter.isEmpty ? "," : delimiter) ?? [0x2C], quote: quote,
      escape: escape == quote ? nil : escape,
      preambleLines: preambleLines)
  }

  /// What a load reads with: the header is counted, not compared, because here its names are what
  /// is being read.
  var layout: Layout {
    var dialect = dialect
    dialect.header =
      headerLines == 0
      ? .none
      : .row(headerLines, match: .byPosition, extraColumns: .error, missingColumns: .error)
    return layout(dialect)
  }

  /// The same with the header's lines as records, so that a broken header is shown like any line.
  var layoutOfLines: Layout {
    var dialect = dialect
    dialect.header = .none
    return layout(dialect)
  }

  private func layout(_ dialect: CSVDialect) -> Layout {
    let count = max(columnNames.isEmpty ? columnCount : columnNames.count, 1)
    return Layout(
      name: "polluted", format: .csv(dialect), encoding: textEncoding,
      columns: (1...count).map { LayoutColumn(name: "\($0)", isMultiLine: true) })
  }

  /// ASCII is in UTF-8; of an encoding that Trackway does not know the bytes are reported.
  private var textEncoding: TextEncoding { TextEncoding(named: encoding.lowercased()) ?? .utf8 }
}
