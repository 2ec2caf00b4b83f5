/// Keeps the digits.
struct DigitsOnly: TextStep {
  static let reference = StepReference(
    "digits only", ["digits only"], sentence: "its digits",
    examples: [.init("digits only", "999 000-1235", .gives("9990001235"))])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }

  init(_ arguments: StepArguments) {}

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    for index in field.indices where field[index].isDigit { output.append(field[index]) }
    return .ok
  }
}
