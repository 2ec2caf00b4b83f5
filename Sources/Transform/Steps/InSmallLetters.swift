/// Writes ASCII letters in lower case.
struct InSmallLetters: TextStep {
  static let reference = StepReference(
    "in small letters", ["in small letters"], sentence: "in small letters",
    examples: [.init("in small letters", "Jo@EXAMPLE.org", .gives("jo@example.org"))])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }

  init(_ arguments: StepArguments) {}

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    for index in field.indices {
      let byte = field[index]
      let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      output.append(isUpper ? byte + 32 : byte)
    }
    return .ok
  }
}
