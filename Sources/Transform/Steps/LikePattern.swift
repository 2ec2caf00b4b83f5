import Diagnostics

/// Refuses what does not have a form: `9` is a digit, `A` a letter, `X` either, `?` any character,
/// `*` any run; everything else is itself.
struct LikePattern: TextStep {
  static let reference = StepReference(
    "like …", ["like {text}"], notes: [.fails(Reasons.pattern)], sentence: "of the form {text}",
    examples: [
      .init("like \"A9*\"", "W1 North", .gives("W1 North")),
      .init("like \"99/99\"", "1/2", .fails(Reasons.pattern)),
    ])

  private let pattern: [UInt8]

  init(_ arguments: StepArguments) throws(MappingFault) { pattern = try arguments.bytes("text") }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    guard matches(field) else { return .reason(0) }
    output.append(field, 0..<field.count)
    return .ok
  }

  /// Goes back to the last `*` only, so that the time is bounded by the product of the lengths.
  private func matches(_ field: Span<UInt8>) -> Bool {
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
