/// The form of a text: `9` is a digit, `A` a letter, `X` either, `?` any character, `*` any run;
/// everything else is itself.
package struct TextForm: Sendable, Hashable {
  private let pattern: [UInt8]

  init(_ pattern: [UInt8]) { self.pattern = pattern }

  /// Goes back to the last `*` only, so that the time is bounded by the product of the lengths.
  func matches(_ field: Span<UInt8>) -> Bool {
    var (index, place) = (0, 0)
    var star: (place: Int, index: Int)?
    while index < field.count {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        star = (place, index)
        place += 1
      } else if place < pattern.count, Self.fits(field[index], pattern[place]) {
        index += 1
        place += 1
      } else if let last = star {
        star = (last.place, last.index + 1)
        (place, index) = (last.place + 1, last.index + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  private static func fits(_ byte: UInt8, _ form: UInt8) -> Bool {
    switch form {
    case UInt8(ascii: "9"): byte.isDigit
    case UInt8(ascii: "A"): byte.isLetter
    case UInt8(ascii: "X"): byte.isDigit || byte.isLetter
    case UInt8(ascii: "?"): true
    default: byte == form
    }
  }
}
