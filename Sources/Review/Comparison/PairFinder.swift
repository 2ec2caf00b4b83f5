import Load
import Migration
import RecordStore
import Schema
import Transform

/// Walks through the records of two runs side by side, in the order of their keys.
///
/// In memory are a page of keys, the records that are out of the store, and what differs.
struct PairFinder {
  let before: ComparedRun
  let after: ComparedRun
  let system: String
  /// Records that ended alike.
  private(set) var unchanged = 0
  private(set) var pairs: [RecordPair] = []
  private var namesBefore: RowNames
  private var namesAfter: RowNames
  private var isolatedBefore: [Key: [StoreState.Isolated]]
  private var isolatedAfter: [Key: [StoreState.Isolated]]

  private struct Key: Hashable {
    let mapping: String
    /// The legacy key; the reject id where none could be read.
    let key: String
    let hasKey: Bool
  }

  init(_ before: ComparedRun, _ after: ComparedRun, system: String) {
    self.before = before
    self.after = after
    self.system = system
    (namesBefore, namesAfter) = (RowNames(before), RowNames(after))
    (isolatedBefore, isolatedAfter) = (Self.byKey(before), Self.byKey(after))
  }

  private static func byKey(_ run: ComparedRun) -> [Key: [StoreState.Isolated]] {
    Dictionary(grouping: run.isolated) {
      Key(mapping: $0.mapping, key: $0.key ?? $0.reject, hasKey: $0.key != nil)
    }
  }

  mutating func find() throws(StoreError) {
    for table in Tables.record where table.isRoot { try walk(table) }
    let left = Set(isolatedBefore.keys).union(isolatedAfter.keys)
    for key in left.sorted(by: { ($0.mapping, $0.key) < ($1.mapping, $1.key) }) {
      let (first, second) = (isolatedBefore[key] ?? [], isolatedAfter[key] ?? [])
      add(
        RecordPair(
          table: rootTable(of: key.mapping), mapping: key.mapping,
          key: key.hasKey ? key.key : nil, before: RecordPair.End(isolated: first),
          after: RecordPair.End(isolated: second)))
    }
  }

  private mutating func add(_ pair: RecordPair) {
    if pair.change == nil { unchanged += 1 } else { pairs.append(pair) }
  }

  private func rootTable(of mapping: String) -> Table {
    for run in [after, before] {
      let plan = run.checked?.plans.first { $0.name == mapping }
      if let table = plan.flatMap({ Tables.table(named: $0.rootTable) }) { return table }
    }
    return .patient
  }

  // MARK: Loaded records

  private mutating func walk(_ table: Table) throws(StoreError) {
    var first = Keys(before, table, origin: try before.origin(of: table.name, system: system))
    var second = Keys(after, table, origin: try after.origin(of: table.name, system: system))
    while true {
      let (left, right) = (try first.next(), try second.next())
      guard let key = [left?.key, right?.key].compactMap(\.self).min(by: StoreState.precedes)
      else { return }
      let (old, new) = (left?.key == key ? left : nil, right?.key == key ? right : nil)
      if old != nil { first.pass() }
      if new != nil { second.pass() }
      try compare(
        table, key, old.flatMap { $0.isClosed ? nil : $0 }, new.flatMap { $0.isClosed ? nil : $0 })
    }
  }

  private mutating func compare(
    _ table: Table, _ key: String, _ old: StoreState.Root?, _ new: StoreState.Root?
  ) throws(StoreError) {
    guard old != nil || new != nil else { return }
    let mapping =
      (new.flatMap { after.files[$0.place >> 32] }
      ?? old.flatMap { before.files[$0.place >> 32] })?.mapping ?? table.name
    var pair = RecordPair(
      table: table, mapping: mapping, key: key, before: RecordPair.End(place: old?.place),
      after: RecordPair.End(place: new?.place))
    if let old, let new {
      // Rules over records set fields that no content hash knows.
      let isRuled = try isRuled(old.place, new.place)
      if isRuled || old.content != new.content {
        try readRows(&pair)
        pair.differences = try differences(pair)
      }
    } else {
      let isolated = Key(mapping: mapping, key: key, hasKey: true)
      if old == nil { pair.before.isolated = isolatedBefore.removeValue(forKey: isolated) ?? [] }
      if new == nil { pair.after.isolated = isolatedAfter.removeValue(forKey: isolated) ?? [] }
    }
    add(pair)
  }

  private func isRuled(_ old: Int64, _ new: Int64) throws(StoreError) -> Bool {
    if try before.isRuled(place: old) { return true }
    return try after.isRuled(place: new)
  }

  private func readRows(_ pair: inout RecordPair) throws(StoreError) {
    let tables = Tables.record.filter { $0.name != Table.legacyValue.name }
    if let place = pair.before.place {
      pair.before.rows = try before.state.rows(ofPlace: place, in: tables)
    }
    if let place = pair.after.place {
      pair.after.rows = try after.state.rows(ofPlace: place, in: tables)
    }
  }

  // MARK: Differences

  private struct Row: Hashable {
    let table: String
    let ordinal: Int64
  }

  private mutating func differences(
    _ pair: RecordPair
  ) throws(StoreError) -> [RecordPair.Difference] {
    func byNumber(_ rows: [StoreState.StateRow]) -> [Row: StoreState.StateRow] {
      Dictionary(
        rows.map { (Row(table: $0.table.name, ordinal: $0.id & 0xFF), $0) },
        uniquingKeysWith: { first, _ in first })
    }
    let (old, new) = (byNumber(pair.before.rows), byNumber(pair.after.rows))
    var differences: [RecordPair.Difference] = []
    for row in Set(old.keys).union(new.keys).sorted(by: {
      ($0.table, $0.ordinal) < ($1.table, $1.ordinal)
    }) {
      guard let table = Tables.table(named: row.table) else { continue }
      for column in table.columns {
        let first = try Self.named(old[row], column, pair.before.place, &namesBefore)
        let second = try Self.named(new[row], column, pair.after.place, &namesAfter)
        guard first != second else { continue }
        differences.append(
          RecordPair.Difference(
            table: row.table, ordinal: row.ordinal, field: column.name, before: first,
            after: second))
      }
    }
    return differences
  }

  /// The cells of a column, references by the names of their rows; `nil` for a blank.
  private static func named(
    _ row: StoreState.StateRow?, _ column: Column, _ place: Int64?, _ names: inout RowNames
  ) throws(StoreError) -> [SQLValue]? {
    guard let row else { return nil }
    let first = row.table.cell(column.name)
    let cells = Array(row.cells[first..<first + column.stored.count])
    if cells[0] == .null || cells[0] == .text("") { return nil }
    guard case .ref(let table) = column.type, let id = cells[0].integer else { return cells }
    // A row of the same record, whatever the place.
    if id >> 8 == place { return [.text("own \(id & 0xFF)")] }
    return [.text(try names.name(of: id, in: table))]
  }
}

/// The keys of a table in one run, a page at a time.
private struct Keys {
  private let run: ComparedRun
  private let table: Table
  private let origin: Int64?
  private var page: [StoreState.Root] = []
  private var position = 0
  private var last: String?
  private var isAtEnd = false

  init(_ run: ComparedRun, _ table: Table, origin: Int64?) {
    self.run = run
    self.table = table
    self.origin = origin
  }

  mutating func next() throws(StoreError) -> StoreState.Root? {
    if position < page.count { return page[position] }
    guard !isAtEnd, let origin else { return nil }
    page = try run.state.roots(of: table, origin: origin, after: last, atMost: 10_000)
    position = 0
    guard let end = page.last else {
      isAtEnd = true
      return nil
    }
    last = end.key
    return page[0]
  }

  mutating func pass() { position += 1 }
}
