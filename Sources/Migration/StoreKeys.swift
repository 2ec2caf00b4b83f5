import Load
import RecordStore
import Transform

/// What a store knows of keys, asked key by key.
///
/// A run holds all of them in memory; for a few records that would be minutes of reading for nothing.
/// Belongs to one thread.
final class StoreKeys {
  private struct Isolated {
    let reject: RejectID?
    let isHeld: Bool
    let missing: (table: String, key: String)?
  }

  private let connection: any Connection
  /// The tables of the key spaces, and the origins of their rows.
  private let spaces: [(table: String, origin: Int64)]
  /// The mappings that load each table by key, as the project has them.
  private let mappings: [String: [String]]
  private let system: String
  /// By table and key; read when the first key is asked for that is not loaded.
  private var isolated: [[String]: Isolated]?
  /// What the store said when it failed.
  private(set) var failure: StoreError?

  init(
    _ connection: any Connection, _ plans: [MappingPlan], origins: [Int64], system: String
  ) {
    self.connection = connection
    self.system = system
    spaces = zip(MappingCompiler.keySpaces(of: plans), origins).map { ($0, $1) }
    mappings = Dictionary(grouping: plans, by: \.rootTable).mapValues { $0.map(\.name) }
  }

  /// Has an index ask here for what it lacks.
  func answer(_ index: KeyIndex) {
    index.ask = { [self, unowned index] key, space in entry(of: key, in: space, for: index) }
  }

  private func entry(of key: String, in space: Int, for index: KeyIndex) -> KeyIndex.Entry? {
    guard failure == nil else { return nil }
    do throws(StoreError) {
      let (table, origin) = spaces[space]
      let id = try connection.integer(
        """
        SELECT id FROM \(identifier: table) WHERE origin = \(origin) AND legacy_key = \(key)
        """)
      if let id { return KeyIndex.Entry(state: .loaded, value: id, content: 0) }
      guard let isolated = try readIsolated()[[table, key]] else { return nil }
      let root: RootCause
      if let missing = isolated.missing {
        root = .missing(table: missing.table, key: missing.key)
      } else if let reject = isolated.reject {
        root = .reject(reject)
      } else {
        return nil
      }
      return KeyIndex.Entry(
        state: isolated.isHeld ? .held : .rejected, value: index.addRoot(root), content: 0)
    } catch {
      failure = error
      return nil
    }
  }

  private func readIsolated() throws(StoreError) -> [[String]: Isolated] {
    if let isolated { return isolated }
    var tables: [String: String] = [:]
    for (table, names) in mappings { for name in names { tables[name] = table } }
    var found: [[String]: Isolated] = [:]
    try connection.rows(
      """
      SELECT mapping, legacy_key, outcome, missing_table, missing_key FROM isolated_record
      WHERE status = 'open' AND legacy_key IS NOT NULL ORDER BY id
      """
    ) { (row) throws(StoreError) in
      let mapping = row.text(0) ?? ""
      let key = row.text(1) ?? ""
      guard let table = tables[mapping], found[[table, key]] == nil else { return }
      let missing = row.text(3).map { (table: $0, key: row.text(4) ?? "") }
      found[[table, key]] = Isolated(
        reject: RejectID(system: system, mapping: mapping, key: key, ordinal: 0),
        isHeld: row.text(2) == "held", missing: missing)
    }
    isolated = found
    return found
  }
}
