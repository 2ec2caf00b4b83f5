import Diagnostics
import Extract

/// Reads `layouts/NAME.yaml`.
struct LayoutReader {
  var file: ProjectFile
  /// What `means:` may say; `nil` where nobody invents exports, and nobody looks.
  var meanings: MeaningList?

  mutating func read() -> Layout? {
    guard let root = file.group(file.root, "the layout") else { return nil }
    file.expectKeys(
      [
        "layout", "kind", "encoding", "bad bytes", "delimiter", "quote", "header", "preamble",
        "trailer", "blank values", "short row", "long row", "columns",
      ], in: root, of: "a layout")
    let name = file.requiredText("layout", in: root, of: "the layout") ?? ""
    only("kind", ["csv"], in: root)
    only("bad bytes", ["reject"], in: root)
    only("short row", ["reject"], in: root)
    only("long row", ["reject"], in: root)
    let encoding = encoding(root)
    let dialect = dialect(root)
    let columns = columns(root)
    guard !columns.isEmpty else {
      if root["columns"] == nil {
        file.report(
          .missingKey, "the layout has no 'columns'", at: root, remedy: "List the columns in order")
      }
      return nil
    }
    return Layout(
      name: name, format: .csv(dialect), encoding: encoding, columns: columns,
      blankValues: blankValues(root, of: "the layout") ?? [""])
  }

  private mutating func only(_ key: String, _ allowed: [String], in root: YAMLNode) {
    guard let node = root[key], let text = file.text(node, "'\(key)'"), !allowed.contains(text)
    else { return }
    file.report(
      .badLayout, "'\(key)' cannot be '\(text)'", at: node,
      remedy: "Write \(allowed.map { "'\($0)'" }.joined(separator: " or "))")
  }

  private mutating func encoding(_ root: YAMLNode) -> TextEncoding {
    guard let node = root["encoding"], let name = file.text(node, "'encoding'") else {
      return .utf8
    }
    guard let encoding = TextEncoding(rawValue: name) else {
      file.report(
        .badLayout, "'\(name)' is no encoding that Trackway reads", at: node,
        remedy: "Write one of: \(TextEncoding.names.joined(separator: ", "))")
      return .utf8
    }
    return encoding
  }

  private mutating func dialect(_ root: YAMLNode) -> CSVDialect {
    let delimiter = byte("delimiter", in: root) ?? UInt8(ascii: ",")
    let quote: UInt8? =
      switch root["quote"]?.text {
      case nil: UInt8(ascii: "\"")
      case "none": nil
      default: byte("quote", in: root)
      }
    if delimiter == quote, let node = root["quote"] ?? root["delimiter"] {
      file.report(
        .dialectConflict, "delimiter and quote are the same character", at: node,
        remedy: "Write another quote, or 'quote: none'")
    }
    return CSVDialect(
      delimiter: delimiter, quote: quote, header: header(root),
      preambleLines: file.number("preamble", in: root, of: "the layout") ?? 0,
      trailer: trailer(root))
  }

  private mutating func byte(_ key: String, in root: YAMLNode) -> UInt8? {
    guard let node = root[key], let text = file.text(node, "'\(key)'") else { return nil }
    let bytes = Array((text == "tab" ? "\t" : text).utf8)
    guard bytes.count == 1, bytes[0] != 0x0A, bytes[0] != 0x0D else {
      file.report(
        .badLayout, "'\(key)' is not one character", at: node,
        remedy: "Write one character in quotes, such as \"|\", or the word tab")
      return nil
    }
    return bytes[0]
  }

  private mutating func header(_ root: YAMLNode) -> HeaderRule {
    guard let node = root["header"] else { return .byName }
    if node.text == "none" { return .none }
    guard let group = file.group(node, "'header'") else { return .byName }
    file.expectKeys(
      ["row", "match", "extra columns", "missing columns"], in: group, of: "'header'")
    only("match", ["by name", "by position"], in: group)
    only("extra columns", ["error", "ignore"], in: group)
    only("missing columns", ["error", "blank"], in: group)
    let row = file.number("row", in: group, of: "'header'") ?? 1
    return .row(
      row, match: group["match"]?.text == "by position" ? .byPosition : .byName,
      extraColumns: group["extra columns"]?.text == "ignore" ? .ignore : .error,
      missingColumns: group["missing columns"]?.text == "blank" ? .blank : .error)
  }

  private mutating func trailer(_ root: YAMLNode) -> TrailerRule? {
    guard let node = root["trailer"], let group = file.group(node, "'trailer'") else { return nil }
    file.expectKeys(["first cell", "record count in"], in: group, of: "'trailer'")
    guard let first = file.requiredText("first cell", in: group, of: "'trailer'") else {
      return nil
    }
    return TrailerRule(
      firstCell: first, recordCountCell: file.number("record count in", in: group, of: "'trailer'"))
  }

  private mutating func blankValues(_ node: YAMLNode, of what: String) -> [String]? {
    guard node["blank values"] != nil else { return nil }
    return file.items("blank values", in: node, of: what).compactMap(\.text)
  }

  private mutating func columns(_ root: YAMLNode) -> [LayoutColumn] {
    var columns: [LayoutColumn] = []
    for item in file.items("columns", in: root, of: "the layout") {
      guard let node = file.group(item, "a column"),
        let name = file.requiredText("name", in: node, of: "a column")
      else { continue }
      let what = "column '\(name)'"
      file.expectKeys(
        [
          "name", "required", "multi line", "sensitive", "about", "means", "written as",
          "blank values",
        ],
        in: node, of: what)
      if columns.contains(where: { $0.name == name }) {
        file.report(
          .columnTwice, "the layout has two columns '\(name)'", at: node["name"] ?? node,
          remedy: "Rename or remove one of them")
        continue
      }
      checkMeaning(node)
      columns.append(
        LayoutColumn(
          name: name, isRequired: file.flag("required", in: node, of: what) ?? false,
          isMultiLine: file.flag("multi line", in: node, of: what) ?? false,
          sensitive: file.text("sensitive", in: node, of: what),
          about: file.text("about", in: node, of: what) ?? "",
          means: file.text("means", in: node, of: what),
          writtenAs: file.text("written as", in: node, of: what),
          blankValues: blankValues(node, of: what) ?? []))
    }
    return columns
  }

  private mutating func checkMeaning(_ column: YAMLNode) {
    guard let meanings, let node = column["means"], let meaning = node.text,
      !meanings.contains(meaning)
    else { return }
    file.report(
      .unknownMeaning, "there is no meaning '\(meaning)'", at: node,
      remedy: meanings.nearest(to: meaning).map { "Did you mean '\($0)'?" }
        ?? "`migrate reference means` lists them all")
  }
}
