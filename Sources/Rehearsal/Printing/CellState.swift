/// What the cells of one record have in common while it is printed.
struct CellState {
  var random = RandomSource(seed: 0)
  /// For each list the line that this record has drawn.
  var drawn: [Int]
  /// The last moment of an emergency attendance that was printed.
  var moment = 0
  /// The stay of an episode, where its own record says what belongs to the stay.
  var stay: Visit?
  /// Of a repeated part of the record: which of them, from 0.
  var child = 0

  init(lists: Int) { drawn = [Int](repeating: Self.open, count: lists) }

  /// Begins a record; the memory of the one before is used again.
  mutating func begin(_ visit: Visit, in stay: Visit?) {
    random = RandomSource(seed: visit.seed)
    for list in drawn.indices { drawn[list] = Self.open }
    moment = 0
    self.stay = stay
    child = 0
  }

  /// Nothing drawn yet, and: the record has no code of the list.
  static let open = -1
  static let empty = -2
}

extension OutputSpan<UInt8> {
  /// Appends a number that is not negative, with leading zeros up to `width`.
  mutating func append(number: Int, width: Int = 1) {
    precondition(number >= 0, "number (\(number)) must not be negative")
    precondition(width <= 20, "width (\(width)) must be at most 20")
    var digits = [20 of UInt8](repeating: UInt8(ascii: "0"))
    var rest = UInt(number)
    var first = 20
    repeat {
      first -= 1
      digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
    for place in min(first, 20 - width)..<20 { append(digits[place]) }
  }

  /// Appends a short ASCII text.
  mutating func append(ascii text: String) {
    for byte in text.utf8 { append(byte) }
  }
}
