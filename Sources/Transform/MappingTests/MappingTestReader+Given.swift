import Diagnostics
import Extract

// The records that a test gives.

extension MappingTestReader {
  /// Reads a record: its columns, and under the name of a set its children.
  static func given(
    _ node: YAMLNode, _ layout: Layout, _ file: inout ProjectFile
  ) -> GivenRecord {
    var record = GivenRecord()
    for pair in file.group(node, "'given'")?.pairs ?? [] {
      guard let name = pair.key.text else { continue }
      guard let set = layout.children.first(where: { $0.name == name }) else {
        let names = layout.columns.map(\.name)
        let others = layout.children.map(\.name)
        record.columns[name] = value(pair, of: names, or: others, "the layout", &file)
        continue
      }
      record.children[name] = file.items(name, in: node, of: "'given'").map {
        child($0, of: set, &file)
      }
    }
    return record
  }

  private static func child(
    _ node: YAMLNode, of set: LayoutChild, _ file: inout ProjectFile
  ) -> [String: String] {
    let names = set.columns.map(\.name)
    var child: [String: String] = [:]
    for pair in file.group(node, "a child of '\(set.name)'")?.pairs ?? [] {
      guard let name = pair.key.text else { continue }
      child[name] = value(pair, of: names, or: [], "a child of '\(set.name)'", &file)
    }
    return child
  }

  /// The value of a column that is there, or a report.
  private static func value(
    _ pair: YAMLNode.Pair, of columns: [String], or others: [String], _ what: String,
    _ file: inout ProjectFile
  ) -> String? {
    guard let name = pair.key.text else { return nil }
    guard columns.contains(name) else {
      let known = columns + others
      file.report(
        .unknownColumn, "\(what) has no column '\(name)'", at: pair.key,
        remedy: .nearest(
          to: name, in: known,
          otherwise: "\(what.prefix(1).uppercased() + what.dropFirst()) has:"
            + " \(known.joined(separator: ", "))"))
      return nil
    }
    return file.text(pair.value, "column '\(name)'")
  }
}
