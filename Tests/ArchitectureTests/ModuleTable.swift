import TestSupport

/// The table of modules in `docs/architecture.md`: a promise to readers, and so to be kept.
struct ModuleTable {
  /// What each module says that it imports of this package and of others.
  let imports: [String: Set<String>]

  init() throws {
    let rows = try Repository.text("docs/architecture.md").split(separator: "\n").compactMap {
      line -> (String, Set<String>)? in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      guard cells.count == 5, let name = Self.names(in: cells[1]).first else { return nil }
      return (name, Set(Self.names(in: cells[3])))
    }
    imports = Dictionary(rows) { $0.union($1) }
  }

  /// The words in backticks.
  private static func names(in cell: Substring) -> [String] {
    cell.matches(of: /`([^`]+)`/).map { String($0.1) }
  }
}
