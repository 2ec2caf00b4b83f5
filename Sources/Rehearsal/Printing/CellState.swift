/// What the cells of one record have in common while it is printed.
struct CellState {
  var random: RandomSource
  /// For each list the line that this record has drawn.
  var drawn: [Int]
  /// The last moment of an emergency attendance that was printed.
  var moment = 0
  /// The stay of an episode, where its own record says what belongs to the stay.
  var stay: Visit?
  /// Of a repeated part of the record: which of them, from 0.
  var child = 0

  /// Nothing drawn yet, and: the record has no code of the list.
  static let open = -1
  static let empty = -2
}

extension OutputSpan<UInt8> {
  /// Appends a number that is not negative, with leading zeros up to `width`.
  mutating func append(number: Int, width: Int = 1) {
    precondition(number >= 0, "number (\(number)) must not be negative")
    var divisor = 1
    var digits = 1
    while digits < width || number / divisor >= 10 {
      divisor *= 10
      digits += 1
    }
    while divisor > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }

  /// Appends a short ASCII text.
  mutating func append(ascii text: String) {
    for byte in text.utf8 { append(byte) }
  }
}
