/// Keeps the ASCII letters.
struct LettersOnly: TextStep {
  static let reference = StepReference(
    "letters only", ["letters only"], sentence: "its letters",
    examples: [.init("letters only", "A-1 b", .gives("Ab"))])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }

  init(_ arguments: StepArguments) {}

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    for index in field.indices where field[index].isLetter { output.append(field[index]) }
    return .ok
  }
}
