/// Writes ASCII letters in upper case.
struct InCapitals: TextStep {
  static let reference = StepReference(
    "in capitals", ["in capitals"], sentence: "in capital letters",
    examples: [
      .init("in capitals", "smith", .gives("SMITH")), .init("in capitals", "Zoë", .gives("ZOë")),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }

  init(_ arguments: StepArguments) {}

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    for index in field.indices {
      let byte = field[index]
      let isLower = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
      output.append(isLower ? byte - 32 : byte)
    }
    return .ok
  }
}
