import CPrefetch
import Glibc

/// Which row, or which root cause, stands behind a key of the old system.
///
/// Exact: keys are told apart by 128 bits. Slots of 32 bytes in 256 sub-tables a key space, which have
/// room for as many keys as are declared, all in one piece, and grow by a quarter on their own where
/// more come: then 64 to 80 slots in a hundred are used. The only memory that grows with the source
/// for the whole of a run. Belongs to the thread that maps.
package final class KeyIndex {
  /// What is known of a key.
  package enum State: UInt64, Sendable {
    /// In the store since this run: the row's id.
    case loaded = 1
    /// In the store since an earlier run, not seen in this one: the row's id.
    case stored
    /// The number of its root cause.
    case rejected
    case held
    /// The number of the rule that left it out.
    case skipped
    /// The number of its root cause: a record that could not be split, which an earlier mapping has
    /// rejected. Another record of the key may still come.
    case unread
    /// As ``stored``, and staff have changed the row since.
    case touched

    /// Whether an earlier run has loaded its row, and no record of this run was read.
    package var isOfEarlierRun: Bool { self == .stored || self == .touched }
  }

  /// Where a record lies that could not be split.
  package struct UnreadPlace: Hashable, Sendable {
    let file: String
    let offset: Int
  }

  package struct Entry: Sendable {
    package var state: State
    /// The id of the row, or a number in ``roots`` or ``skips``.
    package var value: Int64
    package var content: UInt64

    package init(state: State, value: Int64, content: UInt64) {
      self.state = state
      self.value = value
      self.content = content
    }

    /// Whether no record of this run has taken the key.
    package var isOpen: Bool { state.isOfEarlierRun || state == .unread }
  }

  private struct Slot {
    var low: UInt64
    var high: UInt64
    /// State in the upper three bits; 0 is an empty slot.
    var payload: UInt64
    var content: UInt64
  }

  private struct SubTable {
    var slots: UnsafeMutablePointer<Slot>?
    var capacity = 0
    var count = 0
    /// Whether its slots are a part of those that were reserved for the whole space.
    var isReserved = false
  }

  private static let subTables = 256
  // SAFETY: owned by the index; `subTables` elements a key space; freed in `deinit`.
  private let tables: [UnsafeMutablePointer<SubTable>]
  // SAFETY: owned by the index; what the sub-tables of a space have been given of it is theirs alone.
  private var reserved: [UnsafeMutableBufferPointer<Slot>?]
  package private(set) var roots: [RootCause] = []
  package private(set) var skips: [String] = []
  /// Only in a mapping test: the parents that stand in no file.
  package var assumed: AssumedParents?
  /// Only while a few records are tried out: what is known of a key, by its text and its space.
  package var ask: ((String, Int) -> Entry?)?

  /// What the first mapping of a source has rejected unread: its other mappings wait for it.
  var unread: [UnreadPlace: RootCause] = [:]

  // SAFETY: an empty slot until one is written, moved or freed; `set` and `removeAll` forget it then.
  /// Where a key would lie that was sought last and not found: it is mostly set next.
  private var missed: (key: Hash128, space: Int, slot: UnsafeMutablePointer<Slot>)?

  /// How many records of a key have come after its first; few keys have any.
  private var repeated: [[Hash128: Int]]

  package init(spaces: Int) {
    repeated = [[Hash128: Int]](repeating: [:], count: spaces)
    reserved = [UnsafeMutableBufferPointer<Slot>?](repeating: nil, count: spaces)
    tables = (0..<spaces).map { _ in
      let table = UnsafeMutablePointer<SubTable>.allocate(capacity: Self.subTables)
      table.initialize(repeating: SubTable(), count: Self.subTables)
      return table
    }
  }

  deinit {
    for space in tables.indices {
      removeAll(in: space)
      tables[space].deallocate()
    }
  }

  /// What is known of a key; `nil` where nothing is, and then its place is noted.
  package func find(_ key: Hash128, in space: Int) -> Entry? {
    let table = tables[space][Int(key.high >> 56)]
    guard let slots = table.slots else { return nil }
    var index = Self.start(of: key, table.capacity)
    while slots[index].payload != 0 {
      if slots[index].low == key.low, slots[index].high == key.high {
        return Self.entry(slots[index])
      }
      index = index + 1 == table.capacity ? 0 : index + 1
    }
    missed = (key, space, slots + index)
    return nil
  }

  /// Has what is known of a key brought near, for it is asked for soon: it mostly lies where the
  /// processor has to wait for it.
  func prefetch(_ key: Hash128, in space: Int) {
    let table = tables[space][Int(key.high >> 56)]
    guard let slots = table.slots else { return }
    // SAFETY: an address is all that is looked at.
    trackway_prefetch(slots + Self.start(of: key, table.capacity))
  }

  /// Makes room for so many keys of a space in all, so that it need not grow with each quarter of them.
  ///
  /// In one piece, which stays until ``removeAll(in:)``; a space that has keys is left to grow.
  package func reserve(_ keys: Int, in space: Int) {
    guard keys > 0, (0..<Self.subTables).allSatisfy({ tables[space][$0].slots == nil }) else {
      return
    }
    // Spread by chance, few sub-tables have so many more than their share; those grow.
    let share = keys / Self.subTables * 33 / 32 + 16
    let capacity = share * 5 / 4 + 1
    let slots = Self.allocate(capacity * Self.subTables)
    reserved[space] = slots
    for index in 0..<Self.subTables {
      tables[space][index] = SubTable(
        slots: slots.baseAddress.map { $0 + index * capacity }, capacity: capacity,
        isReserved: true)
    }
  }

  /// Sets what is known of a key, new or not.
  package func set(_ key: Hash128, in space: Int, to entry: Entry) {
    let table = tables[space] + Int(key.high >> 56)
    let slot = Slot(
      low: key.low, high: key.high,
      payload: entry.state.rawValue << 61 | UInt64(bitPattern: entry.value) & (1 << 61 - 1),
      content: entry.content)
    defer { missed = nil }
    // At most four slots in five are used.
    if (table.pointee.count + 1) * 5 > table.pointee.capacity * 4 {
      Self.grow(table)
    } else if let missed, missed.key == key, missed.space == space {
      missed.slot.pointee = slot
      table.pointee.count += 1
      return
    }
    Self.insert(slot, into: table)
  }

  /// The rows of earlier runs of which no record was read, in ascending order; without those that
  /// staff have changed, and those that are closed already.
  package func unseen(in space: Int) -> [Int64] {
    var rows: [Int64] = []
    for index in 0..<Self.subTables {
      let table = tables[space][index]
      for slot in 0..<table.capacity {
        guard let slots = table.slots, slots[slot].payload != 0 else { continue }
        let entry = Self.entry(slots[slot])
        if entry.state == .stored, entry.content != 0 { rows.append(entry.value) }
      }
    }
    return rows.sorted()
  }

  /// Frees a key space after the last phase that needs it.
  package func removeAll(in space: Int) {
    missed = nil
    for index in 0..<Self.subTables {
      Self.freeOwn(slotsOf: tables[space][index])
      tables[space][index] = SubTable()
    }
    if let slots = reserved[space] { Self.free(slots) }
    reserved[space] = nil
  }

  func addRepeat(of key: Hash128, in space: Int) { repeated[space][key, default: 0] += 1 }

  func repeats(of key: Hash128, in space: Int) -> Int { repeated[space][key] ?? 0 }

  /// The number of a new root cause.
  package func addRoot(_ root: RootCause) -> Int64 {
    roots.append(root)
    return Int64(roots.count - 1)
  }

  package func skip(_ slug: String) -> Int64 {
    if let known = skips.firstIndex(of: slug) { return Int64(known) }
    skips.append(slug)
    return Int64(skips.count - 1)
  }

  private static func entry(_ slot: Slot) -> Entry {
    guard let state = State(rawValue: slot.payload >> 61) else {
      preconditionFailure("a slot of the key index has no state")
    }
    return Entry(
      state: state, value: Int64(slot.payload & (1 << 61 - 1)), content: slot.content)
  }

  /// Maps the hash onto any capacity without a division.
  private static func start(of key: Hash128, _ capacity: Int) -> Int {
    Int(((key.low >> 32) &* UInt64(capacity)) >> 32)
  }

  private static func insert(_ slot: Slot, into table: UnsafeMutablePointer<SubTable>) {
    guard let slots = table.pointee.slots else { preconditionFailure("the sub-table has no slots") }
    let capacity = table.pointee.capacity
    var index = start(of: Hash128(low: slot.low, high: slot.high), capacity)
    while slots[index].payload != 0 {
      if slots[index].low == slot.low, slots[index].high == slot.high {
        slots[index] = slot
        return
      }
      index = index + 1 == capacity ? 0 : index + 1
    }
    slots[index] = slot
    table.pointee.count += 1
  }

  private static func grow(_ table: UnsafeMutablePointer<SubTable>) {
    // All sub-tables of a space are about as full as each other: what one has too much, all have.
    let capacity = table.pointee.capacity
    resize(table, to: max(16, capacity + capacity / 4))
  }

  private static func resize(_ table: UnsafeMutablePointer<SubTable>, to capacity: Int) {
    let old = table.pointee
    table.pointee = SubTable(slots: allocate(capacity).baseAddress, capacity: capacity)
    for index in 0..<old.capacity {
      if let slot = old.slots?[index], slot.payload != 0 { insert(slot, into: table) }
    }
    freeOwn(slotsOf: old)
  }

  // MARK: Memory

  /// From this size on slots lie in large pages, where the system has such: keys are asked for in no
  /// order, and for each the processor would first have to find its page.
  private static let largePage = 2 << 20

  /// How much memory is taken for so many slots: of large pages whole ones, for only then does the
  /// system begin with one.
  private static func size(of count: Int) -> Int {
    let bytes = count * MemoryLayout<Slot>.stride
    return bytes < largePage ? bytes : (bytes + largePage - 1) / largePage * largePage
  }

  /// Empty slots; those of large pages are cleared as they are used.
  private static func allocate(_ count: Int) -> UnsafeMutableBufferPointer<Slot> {
    let size = size(of: count)
    guard size >= largePage else {
      let slots = UnsafeMutableBufferPointer<Slot>.allocate(capacity: count)
      slots.initialize(repeating: Slot(low: 0, high: 0, payload: 0, content: 0))
      return slots
    }
    guard
      let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      memory != MAP_FAILED
    else { fatalError("there is no memory for \(count) keys") }
    // Advice that may be refused: nothing depends on it.
    _ = madvise(memory, size, MADV_HUGEPAGE)
    // SAFETY: `size` has room for `count` slots, and of an empty slot every byte is 0, as in memory
    // that the system has just given.
    return UnsafeMutableBufferPointer(
      start: memory.bindMemory(to: Slot.self, capacity: count), count: count)
  }

  private static func free(_ slots: UnsafeMutableBufferPointer<Slot>) {
    let size = size(of: slots.count)
    // SAFETY: both are what `allocate` has given for so many slots.
    if size >= largePage { munmap(slots.baseAddress, size) } else { slots.deallocate() }
  }

  private static func freeOwn(slotsOf table: SubTable) {
    guard !table.isReserved else { return }
    free(UnsafeMutableBufferPointer(start: table.slots, count: table.capacity))
  }
}
