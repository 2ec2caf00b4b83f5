import Extract

/// Puts the cells of a record into elements and attributes, each element on a line of its own.
struct XMLShape {
  private let dialect: XMLDialect
  private let names: XMLNames
  /// For each repeated part of a record its columns, in the numbering of the layout.
  let children: [Range<Int>]

  /// The columns of the record itself.
  var ownColumns: Int { dialect.columns.count }
  private var around: ArraySlice<XMLPath.Step> { dialect.record.dropLast() }

  init(_ dialect: XMLDialect) {
    self.dialect = dialect
    names = XMLNames(dialect)
    var first = dialect.columns.count
    children = dialect.children.map { set in
      defer { first += set.columns.count }
      return first..<(first + set.columns.count)
    }
  }

  /// Appends a record.
  ///
  /// - Parameters:
  ///   - cells: In UTF-8, of the record's own columns.
  ///   - rows: For each set of children the cells of each child.
  ///   - damage: Only ``Edit/Damage/brokenMarkup(_:)`` has a meaning here.
  ///   - bytes: Receives the record.
  func append(
    _ cells: [[UInt8]], _ rows: [[[[UInt8]]]], _ damage: Edit.Damage?, to bytes: inout [UInt8]
  ) {
    guard let record = dialect.record.last else { return }
    var tree = XMLNode(record)
    tree.put(cells, at: dialect.columns)
    for (set, rows) in zip(dialect.children, rows) {
      for row in rows {
        guard let step = set.record.last else { continue }
        var child = XMLNode(step)
        child.put(row, at: set.columns)
        tree.add(child, inside: set.record.dropLast())
      }
    }
    var text = ""
    tree.write(to: &text, names, depth: around.count)
    if case .brokenMarkup(let kind) = damage { text = broken(text, kind) }
    bytes += Array(text.utf8)
  }

  /// Takes away or spoils one tag within the record: the record's own tags stay.
  private func broken(_ text: String, _ kind: Int) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // A line that opens and closes an element, not the record's own.
    guard let leaf = lines.indices.last(where: { lines[$0].contains(/<[^\/].*<\//) }) else {
      return text
    }
    switch kind % 3 {
    case 0: lines[leaf] = lines[leaf].replacing("</", with: "</Not")
    case 1: lines[leaf] = lines[leaf].replacing("</", with: " & co.</")
    default: lines[leaf] = lines[leaf].replacing(/<\/.*/, with: "")
    }
    return lines.joined(separator: "\n")
  }

  /// What stands before the first record.
  var head: String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    for (depth, step) in around.enumerated() {
      let declarations = depth == 0 ? names.declarations : ""
      text += "\(XMLNode.indent(depth))<\(names.element(step.name))\(declarations)>\n"
    }
    return text
  }

  /// What stands behind the last.
  var foot: String {
    around.enumerated().reversed().map { depth, step in
      "\(XMLNode.indent(depth))</\(names.element(step.name))>\n"
    }.joined()
  }
}
