/// Where a cell stands: `B7`.
package struct SheetPosition: Sendable, Hashable, CustomStringConvertible {
  /// From 1.
  package var row: Int
  /// From 0.
  package var column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// As many as a sheet can have.
  static let rows = 1_048_576
  static let columns = 16_384

  /// Reads `B7`; `nil` where it is none, or lies outside of any sheet.
  init?(_ text: String) {
    var column = 0
    var row = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0:
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
      guard column <= Self.columns, row <= Self.rows else { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(row: row, column: column - 1)
  }

  package var description: String { "\(Self.letters(ofColumn: column))\(row)" }

  /// Counts in letters: A to Z, then AA, AB and so on.
  package static func letters(ofColumn column: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26)))
    return column < 26 ? letter : letters(ofColumn: column / 26 - 1) + letter
  }
}
