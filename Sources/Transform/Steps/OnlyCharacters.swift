import Diagnostics

/// Refuses a text that has another character: `A-Z` is a range, a hyphen at an end is itself.
struct OnlyCharacters: TextStep {
  static let reference = StepReference(
    "only characters …", ["only characters {text:set}"], notes: [.fails(Reasons.pattern)],
    sentence: "of the characters {set} only",
    examples: [
      .init("only characters \"A-Z '-\"", "O'BRIEN-JONES", .gives("O'BRIEN-JONES")),
      .init("only characters \"A-Z '-\"", "SM1TH", .fails(Reasons.pattern)),
      .init("only characters \"A-Za-zÀ-ÿ\"", "Zoë", .gives("Zoë")),
    ])

  private let ranges: [ClosedRange<UInt32>]

  init(_ arguments: StepArguments) throws(MappingFault) {
    _ = try arguments.bytes("set")
    let set = Array(arguments.text("set").unicodeScalars.map(\.value))
    let hyphen: UInt32 = 0x2D
    var ranges: [ClosedRange<UInt32>] = []
    var index = 0
    while index < set.count {
      guard index + 2 < set.count, set[index + 1] == hyphen else {
        ranges.append(set[index]...set[index])
        index += 1
        continue
      }
      guard set[index] <= set[index + 2] else {
        throw MappingFault(
          "a range of characters runs backwards", offset: arguments.offset("set"),
          remedy: "Write the smaller character first, as in A-Z")
      }
      ranges.append(set[index]...set[index + 2])
      index += 3
    }
    self.ranges = ranges
  }

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    var index = 0
    while index < field.count {
      var scalar = UInt32(field[index])
      // Of UTF-8: the first byte of a character says by its leading ones how many there are.
      let count = scalar < 0x80 ? 1 : scalar < 0xE0 ? 2 : scalar < 0xF0 ? 3 : 4
      if count > 1 { scalar &= 0x7F >> UInt32(count) }
      for next in (index + 1)..<(index + count) {
        guard next < field.count else { return .reason(0) }
        scalar = scalar << 6 | UInt32(field[next] & 0x3F)
      }
      guard ranges.contains(where: { $0.contains(scalar) }) else { return .reason(0) }
      index += count
    }
    output.append(field, 0..<field.count)
    return .ok
  }
}
