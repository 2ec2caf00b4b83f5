/// Takes leading zeros away, and leaves one digit at least.
struct LeadingZeros: TextStep {
  static let reference = StepReference(
    "without leading zeros", ["without leading zeros"], sentence: "without leading zeros",
    examples: [
      .init("without leading zeros", "00042", .gives("42")),
      .init("without leading zeros", "000", .gives("0")),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }

  init(_ arguments: StepArguments) {}

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    var start = 0
    while start < field.count - 1, field[start] == UInt8(ascii: "0") { start += 1 }
    output.append(field, start..<field.count)
    return .ok
  }
}
