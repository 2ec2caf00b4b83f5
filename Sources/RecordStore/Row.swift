/// One row of a result, valid until the next is asked for.
///
/// Columns count from 0. A cell of another type than the one asked for is a defect of the
/// statement, and traps.
package struct Row: ~Copyable {
  let cells: any RowCells

  package func value(_ column: Int) -> SQLValue { cells.value(column) }

  package func integer(_ column: Int) -> Int64? { cells.integer(column) }

  package func text(_ column: Int) -> String? {
    switch value(column) {
    case .null: nil
    case .text(let text): text
    case .integer, .bytes: preconditionFailure("column \(column) is no text")
    }
  }

  package func bytes(_ column: Int) -> [UInt8]? {
    switch value(column) {
    case .null: nil
    case .bytes(let bytes): bytes
    case .integer, .text: preconditionFailure("column \(column) has no bytes")
    }
  }

  /// Gives the bytes of a text or of bytes without a copy; none where the cell is blank.
  package func withBytes<R, E: Error>(
    _ column: Int, _ body: (Span<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    let bytes = cells
    var result: Result<R, E>?
    bytes.withBytes(column) { (span: Span<UInt8>) in
      do throws(E) { result = .success(try body(span)) } catch { result = .failure(error) }
    }
    guard let result else { preconditionFailure("the row gave no cell") }
    return try result.get()
  }

  /// The same for a body that gives nothing back.
  ///
  /// Not generic: it is asked of every row of a table.
  package func withBytes(_ column: Int, _ body: (Span<UInt8>) -> Void) {
    cells.withBytes(column, body)
  }
}

/// The cells of the row at which a store's cursor stands.
protocol RowCells: AnyObject {
  func value(_ column: Int) -> SQLValue
  func integer(_ column: Int) -> Int64?
  func withBytes(_ column: Int, _ body: (Span<UInt8>) -> Void)
}
