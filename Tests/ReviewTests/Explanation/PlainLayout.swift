import Foundation

/// A layout as one reads it with one's eyes: names, and where their values stand.
///
/// It shares no code with the reader of layouts.
struct PlainLayout {
  enum Kind: Equatable {
    case csv(delimiter: Character, quote: Character?)
    case fixed(length: Int, lineEnd: Int)
    case xml
  }

  struct Column {
    let name: String
    /// Of fixed width, counted from 0.
    var range: Range<Int>?
    /// Of XML, the names of elements from the record to the value.
    var path: [String] = []
  }

  let kind: Kind
  let encoding: String
  let columns: [Column]
  /// Of a mixed file, the tag of the records that are meant.
  let tag: String?
  /// Of XML, the names of the elements from the document to a record.
  let record: [String]

  /// - Parameters:
  ///   - path: Of the layout.
  ///   - type: Which records of a mixed file are meant.
  /// - Throws: When there is no such file.
  init(_ path: String, type: String?) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var lines = text.split(separator: "\n").map(String.init)
    func value(_ key: String) -> String? {
      lines.first { $0.hasPrefix("\(key): ") }.map {
        $0.dropFirst(key.count + 2).trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
      }
    }
    encoding = value("encoding") ?? "utf-8"
    switch value("kind") {
    case "csv":
      let delimiter = value("delimiter") ?? ","
      kind = .csv(
        delimiter: delimiter == "tab" ? "\t" : delimiter.first ?? ",",
        quote: value("quote") == "none" ? nil : "\"")
    case "fixed":
      let end = value("record end") ?? "crlf"
      kind = .fixed(
        length: Int(value("record length") ?? "") ?? 0,
        lineEnd: end == "crlf" ? 2 : end == "lf" ? 1 : 0)
    default: kind = .xml
    }
    record = value("record").map(Self.names) ?? []
    tag = type.flatMap { type in
      lines.first { $0.hasPrefix("record type:") }.flatMap { line in
        line.matches(of: /"([^"]+)": ([a-z]+)/).first { String($0.output.2) == type }
          .map { String($0.output.1) }
      }
    }
    if let type, let start = lines.firstIndex(of: "  \(type):") {
      let end = lines[(start + 1)...].firstIndex { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      lines = Array(lines[start..<(end ?? lines.count)])
    }
    // What a child has is not the record's.
    if let children = lines.firstIndex(where: { $0.hasPrefix("children:") }) {
      lines = Array(lines[..<children])
    }
    columns = lines.compactMap { line in
      guard let name = line.firstMatch(of: /- \{name: ([A-Za-z_0-9#.]+)/)?.output.1 else {
        return nil
      }
      var column = Column(name: String(name))
      if let at = line.firstMatch(of: /at: (\d+)(?:-(\d+))?/)?.output {
        let first = Int(at.1) ?? 0
        column.range = first - 1..<(at.2.flatMap { Int($0) } ?? first)
      }
      if let path = line.firstMatch(of: /path: ([^,}]+)/)?.output.1 {
        column.path = Self.names(String(path))
      }
      return column
    }
  }

  private static func names(_ path: String) -> [String] {
    path.split(separator: "/").map { step in
      String(step.split(separator: ":").last ?? step)
    }
  }
}
