import Diagnostics
import Extract

// A layout of `kind: csv`.

extension LayoutReader {
  static let csvKeys = [
    "delimiter", "quote", "escape", "header", "preamble", "trailer", "short row", "long row",
  ]
  static let csvColumnKeys = ["multi line"]
  static let headerKeys = ["row", "match", "prefix", "extra columns", "missing columns"]
  static let headerMatches = ["by name", "by position"]
  static let extraColumns = ["error", "ignore"]
  static let missingColumns = ["error", "blank"]
  static let csvTrailerKeys = ["first cell", "record count in"]
  /// Lines and cells are counted from 1; nobody puts more before what matters.
  static let placeRange = 1...65_536
  static let lineRange = 0...65_536

  /// Reads a layout of delimited text.
  mutating func csv(_ root: YAMLNode) -> Layout? {
    only("short row", ["reject"], in: root)
    only("long row", ["reject"], in: root)
    let encoding = root["encoding"]?.text.flatMap(TextEncoding.init(named:)) ?? .utf8
    return shared(
      root, .csv(dialect(root, encoding.ofRecords)),
      keys: Self.csvKeys, columnKeys: Self.csvColumnKeys)
  }

  private mutating func dialect(_ root: YAMLNode, _ encoding: TextEncoding) -> CSVDialect {
    let delimiter = delimiter(root, encoding) ?? [encoding.byte(of: ",")]
    let quote: UInt8? =
      switch root["quote"]?.text {
      case nil: encoding.byte(of: "\"")
      case "none": nil
      default: byte("quote", in: root, encoding)
      }
    if let quote, delimiter.contains(quote), let node = root["quote"] ?? root["delimiter"] {
      file.report(
        .dialectConflict,
        delimiter.count == 1
          ? "delimiter and quote are the same character" : "the delimiter has the quote in it",
        at: node, remedy: "Write another quote, or 'quote: none'")
    }
    let escape = byte("escape", in: root, encoding)
    if let escape, escape == quote || delimiter.contains(escape), let node = root["escape"] {
      file.report(
        .dialectConflict, "'escape' is the quote or stands in the delimiter", at: node,
        remedy: "Leave 'escape' out where quotes in values are doubled: they are always read")
    }
    return CSVDialect(
      delimiter: delimiter, quote: quote, escape: escape, header: header(root),
      headerPrefix: root["header"]?["prefix"]?.text ?? "",
      preambleLines: number("preamble", in: root, of: "the layout", Self.lineRange) ?? 0,
      trailer: trailer(root))
  }

  /// What stands between two fields, as the file has it.
  private mutating func delimiter(_ root: YAMLNode, _ encoding: TextEncoding) -> [UInt8]? {
    guard let node = root["delimiter"], let text = file.text(node, "'delimiter'") else {
      return nil
    }
    let bytes = encoding.bytes(of: text == "tab" ? "\t" : text) ?? []
    guard !bytes.isEmpty, !text.contains(where: \.isNewline) else {
      file.report(
        .badLayout, "'delimiter' has no characters of the encoding, or a line end", at: node,
        remedy: "Write what stands between two fields in quotes, such as \"|\", or the word tab")
      return nil
    }
    return bytes
  }

  /// One character as the file has it.
  private mutating func byte(
    _ key: String, in root: YAMLNode, _ encoding: TextEncoding
  ) -> UInt8? {
    guard let node = root[key], let text = file.text(node, "'\(key)'") else { return nil }
    let bytes = encoding.bytes(of: text) ?? []
    guard bytes.count == 1, !text.contains(where: \.isNewline) else {
      file.report(
        .badLayout, "'\(key)' is not one character", at: node,
        remedy: "Write one character in quotes, such as \"|\"")
      return nil
    }
    return bytes[0]
  }

  private mutating func header(_ root: YAMLNode) -> HeaderRule {
    guard let node = root["header"] else { return .byName }
    if node.text == "none" { return .none }
    guard let group = file.group(node, "'header'") else { return .byName }
    file.expectKeys(Self.headerKeys, in: group, of: "'header'")
    only("match", Self.headerMatches, in: group)
    only("extra columns", Self.extraColumns, in: group)
    only("missing columns", Self.missingColumns, in: group)
    let row = number("row", in: group, of: "'header'", Self.placeRange) ?? 1
    return .row(
      row, match: group["match"]?.text == "by position" ? .byPosition : .byName,
      extraColumns: group["extra columns"]?.text == "ignore" ? .ignore : .error,
      missingColumns: group["missing columns"]?.text == "blank" ? .blank : .error)
  }

  private mutating func trailer(_ root: YAMLNode) -> TrailerRule? {
    guard let node = root["trailer"], let group = file.group(node, "'trailer'") else { return nil }
    file.expectKeys(Self.csvTrailerKeys, in: group, of: "'trailer'")
    guard let first = file.requiredText("first cell", in: group, of: "'trailer'") else {
      return nil
    }
    return TrailerRule(
      firstCell: first,
      recordCountCell: number("record count in", in: group, of: "'trailer'", Self.placeRange))
  }
}
