import Diagnostics
import Migration
import RecordStore
import Schema
import Transform

/// Finds the other record of faults that two records make together: an open spell that is already
/// there, an overlap, a number twice, a key that somebody else has.
///
/// Only for isolated records, one by one: what they would have become is compared with what the store
/// has, and with what is kept out because of them.
struct OtherRecords {
  /// So many rules over records ask the store: what they compare need not have an index.
  static let mostRules = 200

  private let connection: any Connection
  private let rules: [String: RecordRule]
  /// By mapping.
  private let rootTables: [String: String]
  /// By the reject that they wait for.
  private let families: [String: [IsolatedRecord]]
  /// By mapping and key.
  private let keyed: [[String]: [IsolatedRecord]]
  private let lines: RecordLines
  private var asked = 0

  init(
    _ connection: any Connection, _ checked: CheckedProject?, exports: String?,
    among isolated: [IsolatedRecord]
  ) {
    self.connection = connection
    rules = Dictionary(
      (checked?.project.rules ?? []).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    rootTables = Dictionary(
      (checked?.plans ?? []).map { ($0.name, $0.rootTable) },
      uniquingKeysWith: { first, _ in first })
    families = Dictionary(grouping: isolated.filter { $0.status == .open }) {
      $0.rejectWaitedFor ?? ""
    }
    keyed = Dictionary(grouping: isolated.filter { $0.legacyKey != nil }) {
      [$0.mapping, $0.legacyKey ?? ""]
    }
    lines = RecordLines(connection, checked, exports: exports)
  }

  /// By the number of the fault.
  ///
  /// - Parameters:
  ///   - record: The isolated record.
  ///   - rows: What it would have become.
  ///   - made: The same of another isolated record.
  /// - Returns: One for each fault of which it is found.
  /// - Throws: When the store fails.
  mutating func others(
    of record: IsolatedRecord, _ rows: [TrialRow], made: (IsolatedRecord) -> [TrialRow]
  ) throws(StoreError) -> [Int: OtherRecord] {
    var found: [Int: OtherRecord] = [:]
    for (number, fault) in record.faults.enumerated() where fault.mayHaveOther {
      found[number] = try other(of: fault, record, rows, made: made)
    }
    return found
  }

  private mutating func other(
    of fault: IsolatedFault, _ record: IsolatedRecord, _ rows: [TrialRow],
    made: (IsolatedRecord) -> [TrialRow]
  ) throws(StoreError) -> OtherRecord? {
    if fault.slug == Reasons.keyConflict.slug, let target = fault.target,
      target.hasSuffix(".legacy_key")
    {
      return try holder(ofKeyOf: record, in: String(target.dropLast(".legacy_key".count)))
    }
    guard let conflict = conflict(of: fault) else { return nil }
    let own = rows.filter { $0.table.name == conflict.table.name }
    for row in own {
      if let parent = conflict.parent, let id = conflict.referred(by: row) {
        return try self.record(ofRow: id, in: parent)
      }
      guard let query = conflict.query(for: row), let id = try connection.integer(query) else {
        continue
      }
      return try self.record(ofRow: id, in: conflict.table.name)
    }
    // Its family is kept out with it, the other one among it.
    let family = families[record.id] ?? []
    if let parent = conflict.parent {
      return family.first { rootTables[$0.mapping] == parent }.map(OtherRecord.init)
    }
    return family.filter { $0.mapping == record.mapping }.first { other in
      let others = made(other)
      return own.contains { row in others.contains { conflict.isBetween(row, $0) } }
    }.map(OtherRecord.init)
  }

  /// What a fault is about that has no column; `nil` for any other fault.
  private mutating func conflict(of fault: IsolatedFault) -> RowConflict? {
    guard fault.column == nil, let name = fault.expected,
      let table = fault.target.flatMap(Tables.table(named:))
    else { return nil }
    if let constraint = table.constraints.first(where: { $0.name == name }) {
      return RowConflict(constraint, in: table)
    }
    guard let rule = rules[name], asked < Self.mostRules else { return nil }
    asked += 1
    return RowConflict(rule.kind)
  }

  // MARK: Who it is

  /// The record that has the same key: what is loaded, or what was read before it.
  private func holder(
    ofKeyOf record: IsolatedRecord, in table: String
  ) throws(StoreError) -> OtherRecord? {
    guard let key = record.legacyKey, Tables.table(named: table) != nil else { return nil }
    let id = try connection.integer(
      """
      SELECT id FROM \(identifier: table) WHERE legacy_key = \(key)
        AND origin IN (SELECT id FROM source_system WHERE key_space = \(table))
      ORDER BY id LIMIT 1
      """)
    if let id { return try self.record(ofRow: id, in: table) }
    return keyed[[record.mapping, key]]?.first { $0.id != record.id }.map(OtherRecord.init)
  }

  private func record(
    ofRow id: Int64, in table: String
  ) throws(StoreError) -> OtherRecord? {
    let first = (id >> 8) << 8
    guard id >> 40 > 0, let file = try LoadedFile.numbered(id >> 40, in: connection) else {
      return OtherRecord(type: table, key: nil, file: nil, record: 0, line: nil)
    }
    var key: String?
    for root in Tables.record where root.isRoot && key == nil {
      key = try connection.text(
        """
        SELECT legacy_key FROM \(identifier: root.name)
        WHERE id = \(first) AND origin IS NOT NULL
        """)
    }
    let place = try lines.place(of: Int((id >> 8) & 0xFFFF_FFFF), key: key, in: file)
    return OtherRecord(
      type: file.mapping, key: key, file: file.name, record: place.record, line: place.line)
  }
}
