import Extract
package import Migration
import Pages

/// What a new extract changed against an earlier one.
package struct ScanComparison: Sendable {
  /// One thing that changed.
  package struct Change: Codable, Sendable, Hashable {
    /// The closed list of what can change; scripts match on it.
    package enum Kind: String, Codable, Sendable, Hashable {
      case fileUnreadable = "file_unreadable"
      case columnGone = "column_gone"
      case columnNew = "column_new"
      case columnMoved = "column_moved"
      case typeChanged = "type_changed"
      case codesNew = "codes_new"
      case countDown = "count_down"
      case keysGone = "keys_gone"
      case keysChanged = "keys_changed"
    }

    package let kind: Kind
    package let source: String
    package let column: String?
    package let text: String
    /// Whether the load should wait until somebody has looked.
    package let isSerious: Bool
  }

  /// The fall of a count, in per cent, from which it is told.
  package static let fallOfCount = 5

  /// The name of the earlier scan.
  package let before: String
  package let changes: [Change]
  /// By source: keys that came, went, or stand on another record.
  package let keys: [KeyChange]

  /// What became of the keys of a source.
  package struct KeyChange: Codable, Sendable, Hashable {
    package let source: String
    package let new: Int
    package let gone: Int
    /// The same key with other content: updated, or used again for somebody else.
    package let changed: Int
    package let same: Int
  }

  /// - Parameters:
  ///   - new: The scan of the new extract, with its keys.
  ///   - old: The earlier one, with its keys.
  package init(of new: StoredScan, with old: StoredScan) {
    var builder = ScanComparisonBuilder()
    for source in new.scan.sources {
      builder.compare(source, old.scan.source(named: source.name))
      if let keys = new.keys(ofSource: source.name), let earlier = old.keys(ofSource: source.name) {
        builder.compare(keys, earlier, of: source)
      }
    }
    before = old.name
    changes = builder.changes
    keys = builder.keys
  }

  /// Lines for a terminal.
  package var text: String {
    var text = "since the scan \(before):\n"
    for change in changes { text += "  \(change.isSerious ? "LOOK  " : "new   ")\(change.text)\n" }
    for key in keys {
      text +=
        "  keys of \(key.source): \(key.new.grouped) new, \(key.gone.grouped) gone,"
        + " \(key.changed.grouped) with other content, \(key.same.grouped) as before\n"
    }
    if changes.isEmpty { text += "  nothing that a person should look at\n" }
    return text
  }
}
