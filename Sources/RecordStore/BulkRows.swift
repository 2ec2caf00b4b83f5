/// A borrowed view of rows for one table, in the order of `Table.stored`.
///
/// Row-major: cell `c` of row `r` is at `r * columnCount + c` of both `kinds` and `values`.
///
///     kinds    0 blank │ 1 integer │ 2 text │ 3 bytes
///     values           │ itself    │ offset into arena << 32 │ length in bytes
///
/// Texts are UTF-8. The view owns nothing: it must not outlive the memory that it shows, and
/// nobody may write that memory while an insert reads it.
package struct BulkRows {
  package let rowCount: Int
  package let columnCount: Int
  // SAFETY: all three are owned by whoever made the view, until the insert that it is passed to
  // has returned.
  package let kinds: UnsafePointer<UInt8>
  package let values: UnsafePointer<Int64>
  package let arena: UnsafePointer<UInt8>

  package init(
    rowCount: Int, columnCount: Int, kinds: UnsafePointer<UInt8>, values: UnsafePointer<Int64>,
    arena: UnsafePointer<UInt8>
  ) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.kinds = kinds
    self.values = values
    self.arena = arena
  }

  /// Some of the rows.
  package func slice(_ rows: Range<Int>) -> BulkRows {
    precondition(
      rows.lowerBound >= 0 && rows.upperBound <= rowCount,
      "rows \(rows) of \(rowCount) do not exist")
    // SAFETY: inside the rows of this view, by the line above; the arena's offsets stay the same.
    return BulkRows(
      rowCount: rows.count, columnCount: columnCount,
      kinds: kinds + rows.lowerBound * columnCount,
      values: values + rows.lowerBound * columnCount, arena: arena)
  }

  // MARK: Cells

  func isBlank(_ row: Int, _ cell: Int) -> Bool { kinds[row &* columnCount &+ cell] == 0 }

  /// The integer of a cell that is one.
  func integer(_ row: Int, _ cell: Int) -> Int64 { values[row &* columnCount &+ cell] }

  /// The length of a text in bytes.
  func length(_ row: Int, _ cell: Int) -> Int { Int(integer(row, cell) & 0xFFFF_FFFF) }

  /// The length of a text in Unicode scalars, as stores count characters.
  func characters(_ row: Int, _ cell: Int) -> Int {
    let start = Int(integer(row, cell) >> 32)
    var count = 0
    // SAFETY: offset and length of a text lie inside the arena.
    for position in 0..<length(row, cell) where arena[start + position] & 0xC0 != 0x80 {
      count += 1
    }
    return count
  }

  /// What a cell holds.
  func value(_ row: Int, _ cell: Int) -> SQLValue {
    switch kinds[row &* columnCount &+ cell] {
    case 1: .integer(integer(row, cell))
    case 2: .text(String(decoding: bytes(row, cell), as: UTF8.self))
    case 3: .bytes(Array(bytes(row, cell)))
    default: .null
    }
  }

  /// Whether a cell holds these very bytes: texts that differ only in how a letter is composed do not.
  func holds(_ value: SQLValue, _ row: Int, _ cell: Int) -> Bool {
    switch (value, kinds[row &* columnCount &+ cell]) {
    case (.null, 0): true
    case (.integer(let number), 1): integer(row, cell) == number
    case (.text(let text), 2): bytes(row, cell).elementsEqual(text.utf8)
    case (.bytes(let bytes), 3): self.bytes(row, cell).elementsEqual(bytes)
    default: false
    }
  }

  /// Whether a cell holds the same in all rows.
  func isUniform(_ cell: Int) -> Bool {
    guard rowCount > 1 else { return true }
    let (kind, first) = (kinds[cell], integer(0, cell))
    for row in 1..<rowCount {
      guard kinds[row &* columnCount &+ cell] == kind else { return false }
      guard kind > 0, integer(row, cell) != first else { continue }
      guard kind > 1, length(row, cell) == length(0, cell),
        bytes(row, cell).elementsEqual(bytes(0, cell))
      else { return false }
    }
    return true
  }

  /// Those of a text, or of a cell that holds bytes.
  private func bytes(_ row: Int, _ cell: Int) -> UnsafeBufferPointer<UInt8> {
    // SAFETY: offset and length lie inside the arena.
    UnsafeBufferPointer(start: arena + Int(integer(row, cell) >> 32), count: length(row, cell))
  }

  /// The first bytes of a text, as a list of codes has them.
  func packed(_ row: Int, _ cell: Int) -> CodeSet.Packed {
    let start = Int(integer(row, cell) >> 32)
    var code = CodeSet.Packed()
    for position in 0..<min(length(row, cell), CodeSet.longest) {
      // SAFETY: offset and length of a text lie inside the arena.
      code.set(arena[start + position], at: position)
    }
    return code
  }

  /// Makes a view of a few rows of plain values, for the control tables.
  package static func with<R>(
    _ rows: [[SQLValue]], columnCount: Int, _ body: (BulkRows) throws(StoreError) -> R
  ) throws(StoreError) -> R {
    var kinds: [UInt8] = []
    var values: [Int64] = []
    var arena: [UInt8] = []
    for row in rows {
      precondition(row.count == columnCount, "\(row.count) cells for \(columnCount) columns")
      for cell in row {
        switch cell {
        case .null:
          kinds.append(0)
          values.append(0)
        case .integer(let number):
          kinds.append(1)
          values.append(number)
        case .text(let text):
          kinds.append(2)
          values.append(Int64(arena.count) << 32 | Int64(text.utf8.count))
          arena.append(contentsOf: text.utf8)
        case .bytes(let bytes):
          kinds.append(3)
          values.append(Int64(arena.count) << 32 | Int64(bytes.count))
          arena.append(contentsOf: bytes)
        }
      }
    }
    // An empty array has no address of its own to give.
    arena.append(0)
    kinds.append(0)
    values.append(0)
    let result: Result<R, StoreError> = kinds.withUnsafeBufferPointer { kinds in
      values.withUnsafeBufferPointer { values in
        arena.withUnsafeBufferPointer { arena in
          // SAFETY: none of the three is empty, and all outlive the call of the body.
          guard let kinds = kinds.baseAddress, let values = values.baseAddress,
            let arena = arena.baseAddress
          else { preconditionFailure("an array without an address") }
          let view = BulkRows(
            rowCount: rows.count, columnCount: columnCount, kinds: kinds, values: values,
            arena: arena)
          do throws(StoreError) { return .success(try body(view)) } catch {
            return .failure(error)
          }
        }
      }
    }
    return try result.get()
  }
}
