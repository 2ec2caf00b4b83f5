import Diagnostics

/// In what a file's header differs from its layout.
package enum HeaderFault: Error, Sendable, Hashable {
  /// By name: layout columns that the file lacks, cells that the layout lacks, cells that stand
  /// twice. At least one is not empty.
  case names(missing: [String], extra: [String], twice: [String])
  /// By position: the number of cells.
  case count(found: Int, expected: Int)
  /// The file ends before its header, or the header cannot be split.
  case none
  /// The file begins with the mark of another encoding than the declared one.
  case encoding(found: String, declared: TextEncoding)
  /// The file lacks the mark that says in which order the bytes of UTF-16 stand.
  case noMark
  /// The outermost element of an XML document is another than the layout's.
  case root(found: XMLPath.Name, expected: XMLPath.Name)

  /// One sentence without a full stop; column names are no patient's data.
  var message: String {
    switch self {
    case .names(let missing, let extra, let twice):
      [
        missing.isEmpty ? nil : "the header lacks \(Self.quoted(missing))",
        extra.isEmpty ? nil : "the layout does not know \(Self.quoted(extra))",
        twice.isEmpty ? nil : "the header has \(Self.quoted(twice)) more than once",
      ].compactMap(\.self).joined(separator: "; ")
    case .count(let found, let expected):
      "the header has \(found) cells where the layout has \(expected) columns"
    case .none:
      "there is no header that can be split into cells"
    case .encoding(let found, let declared):
      "the file is written in \(found), but the layout says \(declared.rawValue)"
    case .noMark:
      "the file does not begin with the mark of UTF-16"
    case .root(let found, let expected):
      "the document is a \(Self.described(found)), but the layout says \(Self.described(expected))"
    }
  }

  var remedy: String {
    switch self {
    case .names(let missing, let extra, _):
      Self.suggestion(missing, extra)
        ?? "Compare the header with the layout; change the layout if the extract is right"
    case .count, .none:
      "Compare the file's delimiter, preamble and header with the layout"
    case .encoding(let found, _):
      "Write `encoding: \(found.lowercased())` in the layout if Trackway knows it, or ask for the"
        + " file in the declared encoding"
    case .noMark:
      "Write 'encoding: utf-16le', or utf-16be where the bytes of each character are the other way"
        + " round; or another encoding if the file is no UTF-16"
    case .root:
      "Compare 'record' and 'namespaces' of the layout with the first lines of the file"
    }
  }

  /// The likely misspellings, as one order.
  private static func suggestion(_ missing: [String], _ extra: [String]) -> String? {
    let pairs = missing.compactMap { name in
      name.likelyMeant(in: extra).map { "'\($0)' for '\(name)'" }
    }
    return pairs.isEmpty
      ? nil
      : "Did you mean \(pairs.joined(separator: ", "))? Change the layout if the extract is right"
  }

  private static func described(_ name: XMLPath.Name) -> String {
    name.namespace.map { "'\(name.local)' of the namespace '\($0)'" }
      ?? "'\(name.local)' of no namespace"
  }

  private static func quoted(_ names: [String]) -> String {
    names.map { "'\($0)'" }.joined(separator: ", ")
  }
}
