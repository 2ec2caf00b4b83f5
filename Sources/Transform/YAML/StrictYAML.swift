package import Diagnostics
import Yams

/// Reads YAML without its surprises: no anchors, no aliases, no merge keys, no typed scalars, no
/// key twice.
package enum StrictYAML {
  /// Stands behind a key that was found twice, so that the rest of the file can still be checked.
  private static let repeated: Character = "\u{E000}"

  /// The tree of a file, as far as it can be read, and every fault of its form.
  ///
  /// - Parameters:
  ///   - text: The whole file.
  ///   - file: Its name, for places.
  /// - Returns: No tree where the text is no YAML at all.
  package static func read(
    _ text: String, file: String
  ) -> (root: YAMLNode?, faults: [Diagnostic]) {
    var lines = ProjectFile.lines(of: text).map(String.init)
    var faults = replaceTabs(in: &lines, file: file) + anchors(in: lines, file: file)
    if unfolds(text) {
      if !faults.contains(where: { $0.code == .yamlForbidden }) {
        faults.append(forbidden("anchors and aliases", at: (1, 1), lines, file: file))
      }
      return (nil, faults)
    }
    // Each pass finds one repeated key; a file of more than a hundred is not worth reading on.
    for pass in 1...100 {
      do {
        // Every scalar is a text: to find out what else it could be costs more than to parse it.
        let parser = try Parser(yaml: lines.joined(separator: "\n"), resolver: .basic)
        guard let root = try parser.singleRoot() else {
          faults.append(
            Diagnostic(
              .yamlSyntax, "the file is empty", at: Place(file, line: 1, column: 1),
              remedy: "Write the file, or take its name out of the project"))
          return (nil, faults)
        }
        return (node(root, in: lines, file: file, faults: &faults), faults)
      } catch let error as YamlError {
        guard case .duplicatedKeysInMapping(let keys, let context) = error, let key = keys.first,
          let place = markRepeated(key, after: context.mark, in: &lines, pass: pass)
        else {
          // A tab has been named already; what follows from it is no news.
          if faults.isEmpty { faults.append(fault(of: error, file: file, lines: lines)) }
          return (nil, faults)
        }
        faults.append(
          Diagnostic(
            .yamlDuplicateKey, "the key '\(key)' stands here for the second time",
            at: Place(file, line: place.line, column: place.column),
            remedy: "Remove it or the one on line \(context.mark.line)",
            excerpt: lines[place.line - 1].filter { $0 != repeated }))
      } catch {
        return (nil, faults)
      }
    }
    return (nil, faults)
  }

  private static func replaceTabs(in lines: inout [String], file: String) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    for (index, line) in lines.enumerated() {
      let indent = line.prefix { $0 == " " || $0 == "\t" }
      guard let tab = indent.firstIndex(of: "\t") else { continue }
      let column = line.distance(from: line.startIndex, to: tab) + 1
      let place = Place(file, line: index + 1, column: column)
      let tabs = line[tab...].prefix { $0 == "\t" }.count
      faults.append(
        Diagnostic(
          .yamlSyntax, "the line is indented with a tab", at: place,
          remedy: "Replace the tab by spaces", excerpt: line.replacing("\t", with: " "),
          fix: .replace(tabs, at: place, with: String(repeating: "  ", count: tabs))))
      lines[index] = line.replacing("\t", with: "  ")
    }
    return faults
  }

  /// Whether the parser could make a long tree of a short text: each alias of an anchor with
  /// aliases in it multiplies what there is.
  ///
  /// Words in quotes and comments count too: what must not be missed is what the parser sees.
  private static func unfolds(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: "&"))
      && text.contains(/(?:^|[\s:,\[{?-])&[^\s,\]}]/)
      && text.matches(of: /(?:^|[\s:,\[{?-])\*[^\s,\]}]/).count > mostAliases
  }

  private static let mostAliases = 8

  /// Anchors and aliases, which the parser resolves without a word.
  private static func anchors(in lines: [String], file: String) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    let signs = [UInt8(ascii: "&"), UInt8(ascii: "*")]
    // Few lines have a sign at all, and a search by pattern costs more than the parser.
    for (index, line) in lines.enumerated() where line.utf8.contains(where: signs.contains) {
      for found in line.matches(of: /(?:^|[:,\[{-])\s*([&*])[\p{L}\p{N}_.*]/) {
        let mark = found.output.1
        // Inside quotes, or behind a comment sign, it is text.
        let before = line[..<mark.startIndex]
        guard before.count(where: { $0 == "\"" }).isMultiple(of: 2),
          before.count(where: { $0 == "'" }).isMultiple(of: 2), !before.contains("#")
        else { continue }
        faults.append(
          forbidden(
            mark == "&" ? "an anchor" : "an alias",
            at: (index + 1, line.distance(from: line.startIndex, to: mark.startIndex) + 1), lines,
            file: file))
      }
    }
    return faults
  }

  /// Marks the second key of this name in the text, so that the next pass can go on.
  private static func markRepeated(
    _ key: String, after first: Mark, in lines: inout [String], pass: Int
  ) -> (line: Int, column: Int)? {
    let spellings = ["\(key):", "\"\(key)\":", "'\(key)':"]
    for index in (first.line - 1)..<lines.count {
      let line = lines[index]
      // On the first key's own line look behind it (`{a: 1, a: 2}`), elsewhere at its column.
      let searched =
        index == first.line - 1
        ? line.dropFirst(first.column + key.count - 1) : line.dropFirst(first.column - 1)
      for spelling in spellings {
        let found: Range<String.Index>?
        if index == first.line - 1 {
          // A key, not the end of a longer one.
          found = searched.ranges(of: spelling).first {
            $0.lowerBound == line.startIndex
              || " ,{[".contains(line[line.index(before: $0.lowerBound)])
          }
        } else {
          found = searched.hasPrefix(spelling) ? searched.firstRange(of: spelling) : nil
        }
        guard let found else { continue }
        let column = line[..<found.lowerBound].count { $0 != repeated } + 1
        let keyEnd = line.index(found.upperBound, offsetBy: spelling.hasSuffix("\":") ? -2 : -1)
        var marked = line
        // As often as passes were made, so that a third key is not a repetition of the second.
        marked.insert(contentsOf: String(repeating: repeated, count: pass), at: keyEnd)
        lines[index] = marked
        return (index + 1, column)
      }
    }
    return nil
  }

  private static func fault(of error: YamlError, file: String, lines: [String]) -> Diagnostic {
    let (problem, mark): (String, Mark?) =
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        (problem, mark)
      case .duplicatedKeysInMapping(let keys, let context):
        ("the key '\(keys.first ?? "")' stands twice", context.mark)
      default: ("the file is not text in UTF-8", nil)
      }
    let line = mark?.line ?? 1
    return Diagnostic(
      .yamlSyntax, "the file cannot be read as YAML here: \(problem)",
      at: Place(file, line: line, column: mark?.column ?? 1),
      remedy: "Put text with a colon, '#' or quotation marks into double quotes, and check the"
        + " indentation of this line and the one before",
      excerpt: lines.indices.contains(line - 1) ? lines[line - 1] : nil)
  }

  private static func node(
    _ node: Node, in lines: [String], file: String, faults: inout [Diagnostic]
  ) -> YAMLNode {
    let mark = (line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    switch node {
    case .scalar(let scalar):
      let isQuoted = scalar.style == .doubleQuoted || scalar.style == .singleQuoted
      return YAMLNode(
        content: .scalar(scalar.string), line: mark.line, column: mark.column + (isQuoted ? 1 : 0))
    case .sequence(let sequence):
      let items = sequence.map { self.node($0, in: lines, file: file, faults: &faults) }
      return YAMLNode(content: .sequence(items), line: mark.line, column: mark.column)
    case .mapping(let mapping):
      var pairs: [YAMLNode.Pair] = []
      for (key, value) in mapping {
        let keyNode = self.node(key, in: lines, file: file, faults: &faults)
        guard keyNode.text?.contains(repeated) != true else { continue }
        if keyNode.text == "<<" {
          faults.append(
            forbidden("a merge key", at: (keyNode.line, keyNode.column), lines, file: file))
        }
        pairs.append(
          YAMLNode.Pair(
            key: keyNode, value: self.node(value, in: lines, file: file, faults: &faults)))
      }
      return YAMLNode(content: .mapping(pairs), line: mark.line, column: mark.column)
    case .alias:
      return YAMLNode(content: .scalar(""), line: mark.line, column: mark.column)
    }
  }

  private static func forbidden(
    _ what: String, at mark: (line: Int, column: Int), _ lines: [String], file: String
  ) -> Diagnostic {
    Diagnostic(
      .yamlForbidden, "the file uses \(what)",
      at: Place(file, line: mark.line, column: mark.column),
      remedy: "Write out what it stands for",
      excerpt: lines.indices.contains(mark.line - 1) ? lines[mark.line - 1] : nil)
  }
}
