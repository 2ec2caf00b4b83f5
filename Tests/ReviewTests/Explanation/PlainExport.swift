import Extract
import Foundation

/// A file of an export, split in the plainest way: the fields of each record by the names of their
/// columns.
enum PlainExport {
  /// All records in their order; the first has the number 1.
  static func records(_ path: String, _ layout: PlainLayout) throws -> [[String: String]] {
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    switch layout.kind {
    case .csv(let delimiter, let quote):
      return csv(decode(bytes, layout.encoding), delimiter, quote)
    case .fixed(let length, let lineEnd):
      return fixed(bytes, layout, length: length, lineEnd: lineEnd)
    case .xml: return PlainXML.records(decode(bytes, "utf-8"), layout)
    }
  }

  /// The text that bytes spell.
  static func decode(_ bytes: [UInt8], _ encoding: String) -> String {
    switch encoding {
    case "utf-8": return String(decoding: bytes, as: UTF8.self)
    case "iso-8859-1": return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    case "windows-1252":
      return String(bytes: bytes, encoding: .windowsCP1252) ?? ""
    default:
      let characters = TextEncoding(rawValue: encoding)?.characters ?? []
      return String(
        String.UnicodeScalarView(bytes.map { characters[Int($0)] ?? "\u{FFFD}" }))
    }
  }

  private static func csv(
    _ text: String, _ delimiter: Character, _ quote: Character?
  ) -> [[String: String]] {
    var rows: [[String]] = []
    var row = [""]
    var isQuoted = false
    for character in text {
      if character == quote {
        // Two in a quoted value open it again, with one of them in it.
        if !isQuoted, row[row.count - 1].isEmpty == false { row[row.count - 1].append(character) }
        isQuoted.toggle()
      } else if character == delimiter, !isQuoted {
        row.append("")
      } else if character.isNewline, !isQuoted {
        if row != [""] { rows.append(row) }
        row = [""]
      } else {
        row[row.count - 1].append(character)
      }
    }
    if row != [""] { rows.append(row) }
    guard let header = rows.first else { return [] }
    let names = header.map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\u{FEFF}# ")) }
    return rows.dropFirst().map { row in
      Dictionary(zip(names, row), uniquingKeysWith: { first, _ in first })
    }
  }

  private static func fixed(
    _ bytes: [UInt8], _ layout: PlainLayout, length: Int, lineEnd: Int
  ) -> [[String: String]] {
    var records: [[String: String]] = []
    var start = 0
    while start + length <= bytes.count {
      // At the top of a printed page stands a form feed.
      if bytes[start] == 0x0C { start += 1 }
      let record = Array(bytes[start..<start + length])
      start += length + lineEnd
      if let tag = layout.tag, !decode(Array(record.prefix(2)), layout.encoding).hasPrefix(tag) {
        continue
      }
      var fields: [String: String] = [:]
      for column in layout.columns {
        guard let range = column.range else { continue }
        fields[column.name] = decode(Array(record[range]), layout.encoding)
          .trimmingCharacters(in: CharacterSet(charactersIn: " \0"))
      }
      records.append(fields)
    }
    return records
  }
}

/// A document without tricks: elements, their texts, and nothing else.
enum PlainXML {
  private final class Element {
    let name: String
    var text = ""
    var children: [Element] = []

    init(_ name: String) { self.name = name }

    func first(_ path: ArraySlice<String>) -> Element? {
      guard let name = path.first else { return self }
      for child in children where child.name == name {
        if let found = child.first(path.dropFirst()) { return found }
      }
      return nil
    }
  }

  static func records(_ document: String, _ layout: PlainLayout) -> [[String: String]] {
    let root = Element("")
    var open = [root]
    for part in document.split(separator: "<").dropFirst() {
      let pieces = part.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      let tag = pieces[0]
      guard let first = tag.first, first != "?", first != "!" else { continue }
      if first == "/" {
        open.removeLast()
        continue
      }
      let name = tag.prefix { !$0.isWhitespace && $0 != "/" }.split(separator: ":").last ?? ""
      let element = Element(String(name))
      open[open.count - 1].children.append(element)
      guard !tag.hasSuffix("/") else { continue }
      open.append(element)
      element.text = pieces.count > 1 ? plain(String(pieces[1])) : ""
    }
    var parents = [root]
    for name in layout.record.dropLast() {
      parents = parents.flatMap { $0.children.filter { $0.name == name } }
    }
    return parents.flatMap { $0.children.filter { $0.name == layout.record.last } }.map { record in
      var fields: [String: String] = [:]
      for column in layout.columns {
        fields[column.name] = record.first(column.path[...])?.text ?? ""
      }
      return fields
    }
  }

  private static func plain(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
      .reduce(text) { $0.replacing($1.0, with: $1.1) }
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
