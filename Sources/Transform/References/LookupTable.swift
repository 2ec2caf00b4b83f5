package import Extract

/// The values of one column of a source by the keys of its records: what a ``Lookup`` searches.
///
/// Keys are told apart by 128 bits, as in ``KeyIndex``; the values lie one after another in one
/// array. 24 bytes a slot, at most four slots in five used.
package struct LookupTable: Sendable {
  /// The memory that the look-ups in one source may take unless migration.yaml says otherwise.
  package static let defaultMegabytes = 256
  /// The most that migration.yaml can allow: values are numbered with 32 bits.
  package static let mostMegabytes = 2048

  /// What stands behind a key.
  enum Found: Sendable, Hashable {
    /// A record, with the place of its value in ``values``; empty where that is blank.
    case value(Range<Int>)
    case none
    /// Records with different values.
    case several
  }

  private struct Slot: Sendable {
    static let empty = UInt32.max
    static let several = UInt32.max - 1

    var low: UInt64 = 0
    var high: UInt64 = 0
    var start: UInt32 = 0
    /// The length of the value, or one of the two marks.
    var count = Self.empty
  }

  private let lookup: Lookup
  private let keyBlanks: ByteTable?
  private let valueBlanks: ByteTable?
  private var slots = [Slot](repeating: Slot(), count: 16)
  private var used = 0
  /// The values of all keys, one after another.
  private(set) var values: [UInt8] = []

  /// Makes a table without records.
  package init(_ lookup: Lookup, layout: Layout) {
    self.lookup = lookup
    let blanks = layout.blankTables
    keyBlanks = blanks[lookup.key]
    valueBlanks = lookup.value.flatMap { blanks[$0] }
  }

  /// The memory that it takes.
  package var bytes: Int { slots.count * MemoryLayout<Slot>.stride + values.count }

  /// Adds the records of a batch; one without a key is known by none.
  package mutating func add(_ records: borrowing RecordBatch) {
    for record in 0..<records.count {
      let key = records.field(lookup.key, ofRecord: record)
      guard !key.isBlank, keyBlanks?.index(of: key) == nil else { continue }
      let hash = SipHash.hash(key.trimmed)
      guard let column = lookup.value else {
        add(hash, Span())
        continue
      }
      let value = records.field(column, ofRecord: record)
      let isBlank = value.isBlank || valueBlanks?.index(of: value) != nil
      add(hash, isBlank ? Span() : value.trimmed)
    }
  }

  func find(_ key: Hash128) -> Found {
    let slot = slots[position(of: key)]
    return switch slot.count {
    case Slot.empty: .none
    case Slot.several: .several
    default: .value(Int(slot.start)..<Int(slot.start) + Int(slot.count))
    }
  }

  private mutating func add(_ key: Hash128, _ value: Span<UInt8>) {
    let position = position(of: key)
    switch slots[position].count {
    case Slot.empty:
      slots[position] = Slot(
        low: key.low, high: key.high, start: UInt32(values.count), count: UInt32(value.count))
      for index in value.indices { values.append(value[index]) }
      used += 1
      if used * 5 > slots.count * 4 { grow() }
    case Slot.several: break
    default:
      if !isEqual(slots[position], value) { slots[position].count = Slot.several }
    }
  }

  private func isEqual(_ slot: Slot, _ value: Span<UInt8>) -> Bool {
    guard Int(slot.count) == value.count else { return false }
    for index in value.indices where values[Int(slot.start) + index] != value[index] {
      return false
    }
    return true
  }

  /// The slot of a key, or the empty one in which it would stand.
  private func position(of key: Hash128) -> Int {
    // Maps the hash onto any size without a division.
    var position = Int(((key.low >> 32) &* UInt64(slots.count)) >> 32)
    while slots[position].count != Slot.empty,
      slots[position].low != key.low || slots[position].high != key.high
    {
      position = position + 1 == slots.count ? 0 : position + 1
    }
    return position
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(), count: old.count + old.count / 2)
    for slot in old where slot.count != Slot.empty {
      slots[position(of: Hash128(low: slot.low, high: slot.high))] = slot
    }
  }
}

extension Layout {
  /// For each column, those of children too, what is blank in it beyond the empty text.
  var blankTables: [ByteTable?] {
    allColumns.map { column in
      let values = (blankValues + column.blankValues).filter { !$0.isEmpty }
      return values.isEmpty ? nil : ByteTable(values)
    }
  }

  var blankHints: [BlankHint] {
    allColumns.map { BlankHint(blankValues + $0.blankValues) }
  }
}
