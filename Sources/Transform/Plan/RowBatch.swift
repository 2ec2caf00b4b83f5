package import Schema

/// All that becomes of a run of records: rows, and beside them ``Account``, what people are told.
///
/// Shape: the rows of each target table lie together, row-major, `width` cells a row. A cell is a
/// kind (0 blank, 1 integer, 2 text) and an Int64: the integer, or of a text its offset in the
/// arena in the upper and its length in the lower 32 bits:
///
///     target 0   kinds  | 1 1 1 2 1 2 0 … | 1 1 1 …       row 0, row 1, …
///                values | id 1 o k h t 0 … |
///                record | 0                | 1             which record of the batch
///     target 1   …
///     arena      | 4711 | 9990001235 | Smith | …
///
/// The rows of the record that is being made can be taken back as a whole. The batch is not
/// copyable: a stage either holds it or has passed it on.
package struct RowBatch: ~Copyable {
  /// The rows of one table.
  package struct Rows {
    package let width: Int
    package fileprivate(set) var count = 0
    fileprivate var capacity: Int
    fileprivate var committed = 0
    package fileprivate(set) var kinds: UnsafeMutablePointer<UInt8>
    package fileprivate(set) var values: UnsafeMutablePointer<Int64>
    package fileprivate(set) var records: UnsafeMutablePointer<UInt32>

    fileprivate init(width: Int, capacity: Int) {
      self.width = width
      self.capacity = capacity
      kinds = .allocate(capacity: width * capacity)
      values = .allocate(capacity: width * capacity)
      records = .allocate(capacity: capacity)
    }

    /// Which record of the batch a row belongs to; ascending.
    package func record(_ row: Int) -> Int { Int(records[row]) }

    package func id(_ row: Int) -> Int64 { values[row * width] }

    package func integer(_ row: Int, _ cell: Int) -> Int64? {
      kinds[row * width + cell] == 1 ? values[row * width + cell] : nil
    }

    package func isText(_ row: Int, _ cell: Int) -> Bool { kinds[row * width + cell] == 2 }

    package func text(_ row: Int, _ cell: Int, in arena: UnsafePointer<UInt8>) -> String {
      let value = values[row * width + cell]
      // SAFETY: offset and length of a text were written together with its bytes.
      let bytes = UnsafeBufferPointer(
        start: arena + Int(value >> 32), count: Int(value & 0xFFFF_FFFF))
      return String(decoding: bytes, as: UTF8.self)
    }

    /// The rows of some records.
    package func range(of wanted: Range<Int>) -> Range<Int> {
      firstRow(of: wanted.lowerBound)..<firstRow(of: wanted.upperBound)
    }

    private func firstRow(of record: Int) -> Int {
      var (low, high) = (0, count)
      while low < high {
        let middle = (low + high) / 2
        if Int(records[middle]) < record { low = middle + 1 } else { high = middle }
      }
      return low
    }

    fileprivate func deallocate() {
      kinds.deallocate()
      values.deallocate()
      records.deallocate()
    }

    fileprivate mutating func grow() {
      var larger = Rows(width: width, capacity: capacity * 2)
      // SAFETY: both allocations hold at least `count` rows.
      larger.kinds.update(from: kinds, count: count * width)
      larger.values.update(from: values, count: count * width)
      larger.records.update(from: records, count: count)
      (larger.count, larger.committed) = (count, committed)
      deallocate()
      self = larger
    }
  }

  /// The tables, in the order of the plan's targets; the last is `legacy_value`.
  package let tables: [Table]
  // SAFETY: owned by the batch, one element a table, freed in `deinit`.
  private let rows: UnsafeMutablePointer<Rows>
  private var arena: UnsafeMutablePointer<UInt8>
  private var room = 1 << 18
  private var used = 0
  private var committedBytes = 0
  /// One for each file that the records come from; a batch of grouped records has several.
  package private(set) var accounts = [Account()]
  /// For each record the number of its account; empty where there is one account.
  private var accountOfRecord: [Int] = []
  private var current = 0

  /// The account of the file that is being mapped.
  package var account: Account {
    get { accounts[current] }
    _modify { yield &accounts[current] }
  }

  package init(tables: [Table]) {
    self.tables = tables
    rows = .allocate(capacity: tables.count)
    for (target, table) in tables.enumerated() {
      (rows + target).initialize(to: Rows(width: table.stored.count, capacity: 1024))
    }
    arena = .allocate(capacity: room)
  }

  deinit {
    for target in tables.indices { rows[target].deallocate() }
    rows.deallocate()
    arena.deallocate()
  }

  package mutating func removeAll() {
    for target in tables.indices { (rows[target].count, rows[target].committed) = (0, 0) }
    (used, committedBytes) = (0, 0)
    accounts.removeSubrange(1...)
    accounts[0].removeAll()
    accountOfRecord.removeAll(keepingCapacity: true)
    current = 0
  }

  // MARK: Files

  /// Makes the account of a file the current one.
  package mutating func select(file: Int64) {
    if accounts[current].file == file { return }
    if accounts.count == 1, accounts[0].file == 0 {
      accounts[0].file = file
    } else if let known = accounts.firstIndex(where: { $0.file == file }) {
      current = known
    } else {
      accounts.append(Account(file: file))
      current = accounts.count - 1
    }
  }

  /// Makes the account of a record's file the current one.
  package mutating func select(accountOfRecord record: Int) {
    if accountOfRecord.indices.contains(record) { current = accountOfRecord[record] }
  }

  /// Notes that the record belongs to the current account.
  mutating func claim(record: Int) {
    while accountOfRecord.count <= record { accountOfRecord.append(current) }
    accountOfRecord[record] = current
  }

  // MARK: One record

  /// Keeps what has been made so far.
  mutating func commitRecord() {
    for target in tables.indices { rows[target].committed = rows[target].count }
    committedBytes = used
  }

  /// Takes back all that was made since ``commitRecord()``.
  mutating func rollbackRecord() {
    for target in tables.indices { rows[target].count = rows[target].committed }
    used = committedBytes
  }

  /// The rows of a target that the record has so far.
  func newRows(_ target: Int) -> Range<Int> { rows[target].committed..<rows[target].count }

  // MARK: Cells

  /// Adds a row of blanks and returns its number.
  mutating func addRow(_ target: Int, record: Int) -> Int {
    if rows[target].count == rows[target].capacity { rows[target].grow() }
    let row = rows[target].count
    let width = rows[target].width
    // SAFETY: the row lies inside the capacity that was just made certain.
    (rows[target].kinds + row * width).update(repeating: 0, count: width)
    (rows[target].values + row * width).update(repeating: 0, count: width)
    rows[target].records[row] = UInt32(truncatingIfNeeded: record)
    rows[target].count = row + 1
    return row
  }

  /// Takes back the last row of a target.
  mutating func dropRow(_ target: Int) { rows[target].count -= 1 }

  mutating func set(_ target: Int, _ row: Int, _ cell: Int, to value: Int64) {
    let index = index(target, row, cell)
    rows[target].kinds[index] = 1
    rows[target].values[index] = value
  }

  mutating func set(_ target: Int, _ row: Int, _ cell: Int, to text: Span<UInt8>) {
    let start = reserve(text.count)
    // SAFETY: `reserve` has made room for the text, and the span lies in other memory.
    text.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { (arena + start).update(from: base, count: source.count) }
    }
    setText(target, row, cell, start: start, length: text.count)
  }

  mutating func set(_ target: Int, _ row: Int, _ cell: Int, to text: [UInt8]) {
    set(target, row, cell, to: text.span)
  }

  mutating func set(_ target: Int, _ row: Int, _ cell: Int, to text: PackedText) {
    let start = reserve(PackedText.capacity)
    // SAFETY: `reserve` has made room for both words.
    let place = UnsafeMutableRawPointer(arena + start)
    place.storeBytes(of: text.first.littleEndian, as: UInt64.self)
    place.storeBytes(of: text.second.littleEndian, toByteOffset: 8, as: UInt64.self)
    used = start + text.count
    setText(target, row, cell, start: start, length: text.count)
  }

  /// A code of one letter.
  mutating func set(_ target: Int, _ row: Int, _ cell: Int, toLetter letter: UInt8) {
    let start = reserve(1)
    // SAFETY: `reserve` has made room for it.
    arena[start] = letter
    setText(target, row, cell, start: start, length: 1)
  }

  private mutating func setText(
    _ target: Int, _ row: Int, _ cell: Int, start: Int, length: Int
  ) {
    let index = index(target, row, cell)
    rows[target].kinds[index] = 2
    rows[target].values[index] = Int64(start) << 32 | Int64(length)
  }

  mutating func clear(_ target: Int, _ row: Int, _ cell: Int) {
    rows[target].kinds[index(target, row, cell)] = 0
  }

  /// Copies a cell of a row over that of another row.
  mutating func copyCell(_ target: Int, from row: Int, to other: Int, _ cell: Int) {
    let (source, goal) = (index(target, row, cell), index(target, other, cell))
    rows[target].kinds[goal] = rows[target].kinds[source]
    rows[target].values[goal] = rows[target].values[source]
  }

  /// Whether two rows have the same in a cell.
  func isEqual(_ target: Int, _ row: Int, _ other: Int, _ cell: Int) -> Bool {
    guard kind(target, row, cell) == kind(target, other, cell) else { return false }
    switch kind(target, row, cell) {
    case 0: return true
    case 1: return integer(target, row, cell) == integer(target, other, cell)
    default: return text(target, row, cell).isEqual(to: text(target, other, cell))
    }
  }

  func isBlank(_ target: Int, _ row: Int, _ cell: Int) -> Bool {
    rows[target].kinds[index(target, row, cell)] == 0
  }

  func kind(_ target: Int, _ row: Int, _ cell: Int) -> UInt8 {
    rows[target].kinds[index(target, row, cell)]
  }

  /// The integer of a cell, or the place of its text.
  func integer(_ target: Int, _ row: Int, _ cell: Int) -> Int64 {
    rows[target].values[index(target, row, cell)]
  }

  @_lifetime(borrow self)
  func text(_ target: Int, _ row: Int, _ cell: Int) -> Span<UInt8> {
    let value = rows[target].values[index(target, row, cell)]
    // SAFETY: the arena is owned by `self`, and the span cannot outlive the borrow of it.
    let bytes = UnsafeBufferPointer(
      start: arena + Int(value >> 32), count: Int(value & 0xFFFF_FFFF))
    return unsafe _overrideLifetime(Span(_unsafeElements: bytes), borrowing: self)
  }

  private func index(_ target: Int, _ row: Int, _ cell: Int) -> Int {
    let width = rows[target].width
    precondition(row < rows[target].count && cell < width, "no such cell in the batch")
    return row &* width &+ cell
  }

  private mutating func reserve(_ count: Int) -> Int {
    let start = used
    if start + count > room {
      room = max(room * 2, start + count)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
      // SAFETY: both allocations are at least `used` bytes long.
      larger.update(from: arena, count: used)
      arena.deallocate()
      arena = larger
    }
    used = start + count
    return start
  }

  // MARK: What Load reads

  /// The rows of a table and the arena of their texts.
  ///
  /// The pointers are good until the batch is changed.
  package func rows(_ target: Int) -> (rows: Rows, arena: UnsafePointer<UInt8>) {
    (rows[target], UnsafePointer(arena))
  }
}

// SAFETY: the batch is the only owner of its memory and is not copyable, so whoever holds it is
// the only one who can reach the memory; no lock is needed.
extension RowBatch: @unchecked Sendable {}
