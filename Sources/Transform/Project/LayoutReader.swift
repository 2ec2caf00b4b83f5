import Diagnostics
import Extract

/// Reads `layouts/NAME.yaml`.
struct LayoutReader {
  var file: ProjectFile
  /// What `means:` may say; `nil` where nobody invents exports, and nobody looks.
  var meanings: MeaningList?

  /// The keys that a layout of any kind may have.
  static let sharedKeys = ["layout", "kind", "encoding", "bad bytes", "blank values", "columns"]
  /// The keys that a column of any kind may have.
  static let columnKeys = [
    "name", "required", "key", "sensitive", "about", "means", "written as", "blank values",
  ]

  mutating func read() -> LayoutVariants? {
    guard let root = file.group(file.root, "the layout") else { return nil }
    only("kind", Format.kinds, in: root)
    return switch root["kind"]?.text {
    case "fixed": fixed(root)
    case "xml": xml(root).map(LayoutVariants.init)
    default: csv(root).map(LayoutVariants.init)
    }
  }

  /// Reads what the layouts of every kind have.
  ///
  /// - Parameters:
  ///   - root: The layout.
  ///   - format: What only its kind has.
  ///   - keys: What a layout of this kind may have besides.
  ///   - columnKeys: What its columns may have besides.
  ///   - each: Called for each column that the layout will have, with its node.
  /// - Returns: A layout with the format that it was given; `nil` where no column can be read.
  mutating func shared(
    _ root: YAMLNode, _ format: Format, keys: [String], columnKeys: [String],
    each: (YAMLNode, inout LayoutReader) -> Void = { _, _ in }
  ) -> Layout? {
    file.expectKeys(Self.sharedKeys + keys, in: root, of: "a layout")
    let name = file.requiredText("layout", in: root, of: "the layout") ?? ""
    only("bad bytes", ["reject"], in: root)
    let encoding = encoding(root)
    let columns = columns(root, of: "the layout", keys: columnKeys, each: each)
    guard !columns.isEmpty else {
      if root["columns"] == nil {
        file.report(
          .missingKey, "the layout has no 'columns'", at: root, remedy: "List the columns in order")
      }
      return nil
    }
    return Layout(
      name: name, format: format, encoding: encoding, columns: columns,
      blankValues: blankValues(root, of: "the layout") ?? [""])
  }

  /// Whether a fault among the columns may have cost one of them.
  var hasLostColumns: Bool {
    let lists = ["columns", "record types", "children"].compactMap { file.root?[$0]?.line }
    guard let first = lists.min() else { return false }
    let codes: [DiagnosticCode] = [.missingKey, .wrongShape, .unknownKey]
    return file.faults.contains { codes.contains($0.code) && ($0.place?.line ?? 0) >= first }
  }

  /// Reports a value that is none of the few that a key may have.
  mutating func only(_ key: String, _ allowed: [String], in root: YAMLNode) {
    guard let node = root[key], let text = file.text(node, "'\(key)'"), !allowed.contains(text)
    else { return }
    file.report(
      .badLayout, "'\(key)' cannot be '\(text)'", at: node,
      remedy: .nearest(
        to: text, in: allowed,
        otherwise: "Write \(allowed.map { "'\($0)'" }.joined(separator: " or "))"))
  }

  /// Reads a whole number that must lie in a range.
  mutating func number(
    _ key: String, in group: YAMLNode, of what: String, _ range: ClosedRange<Int>
  ) -> Int? {
    guard let number = file.number(key, in: group, of: what) else { return nil }
    guard range.contains(number) else {
      file.report(
        .badLayout, "'\(key)' cannot be \(number)", at: group[key] ?? group,
        remedy: "Write a number from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  mutating func encoding(_ root: YAMLNode) -> TextEncoding {
    guard let node = root["encoding"], let name = file.text(node, "'encoding'") else {
      return .utf8
    }
    guard let encoding = TextEncoding(named: name) else {
      file.report(
        .badLayout, "'\(name)' is no encoding that Trackway reads", at: node,
        remedy: .nearest(
          to: name, in: TextEncoding.names,
          otherwise: "Write one of: \(TextEncoding.names.joined(separator: ", "))"))
      return .utf8
    }
    return encoding
  }

  mutating func blankValues(_ node: YAMLNode, of what: String) -> [String]? {
    guard node["blank values"] != nil else { return nil }
    return file.items("blank values", in: node, of: what).compactMap(\.text)
  }

  /// Reads a list of columns, none of which may be called as one of those `taken`.
  mutating func columns(
    _ root: YAMLNode, of owner: String, keys: [String], taken: [LayoutColumn] = [],
    each: (YAMLNode, inout LayoutReader) -> Void
  ) -> [LayoutColumn] {
    var columns: [LayoutColumn] = []
    for item in file.items("columns", in: root, of: owner) {
      guard let node = file.group(item, "a column"),
        let name = file.requiredText("name", in: node, of: "a column")
      else { continue }
      let what = "column '\(name)'"
      file.expectKeys(
        Self.columnKeys + keys, in: node, of: what)
      if (taken + columns).contains(where: { $0.name == name }) {
        file.report(
          .columnTwice, "the layout has two columns '\(name)'", at: node["name"] ?? node,
          remedy: "Rename or remove one of them")
        continue
      }
      checkMeaning(node)
      let isKey = isKey(node, name, columns, isOfChild: !taken.isEmpty)
      columns.append(
        LayoutColumn(
          name: name, isRequired: file.flag("required", in: node, of: what) ?? false,
          isKey: isKey,
          isMultiLine: file.flag("multi line", in: node, of: what) ?? false,
          sensitive: file.text("sensitive", in: node, of: what),
          about: file.text("about", in: node, of: what) ?? "",
          means: file.text("means", in: node, of: what),
          writtenAs: file.text("written as", in: node, of: what),
          blankValues: blankValues(node, of: what) ?? []))
      each(node, &self)
    }
    return columns
  }

  /// Reads `key: true`: a record is known by one column of its own.
  private mutating func isKey(
    _ column: YAMLNode, _ name: String, _ earlier: [LayoutColumn], isOfChild: Bool
  ) -> Bool {
    guard file.flag("key", in: column, of: "column '\(name)'") ?? false else { return false }
    if isOfChild {
      file.report(
        .badLayout, "a record is known by one of its own columns, not by one of its children",
        at: column["key"] ?? column, remedy: "Take 'key' out of the column")
      return false
    }
    guard let first = earlier.first(where: \.isKey) else { return true }
    file.report(
      .badLayout, "the records are known by '\(first.name)' already", at: column["key"] ?? column,
      remedy: "Take 'key' out of one of the two columns")
    return false
  }

  private mutating func checkMeaning(_ column: YAMLNode) {
    guard let meanings, let node = column["means"], let meaning = node.text,
      !meanings.contains(meaning)
    else { return }
    file.report(
      .unknownMeaning, "there is no meaning '\(meaning)'", at: node,
      remedy: meanings.nearest(to: meaning))
  }
}
