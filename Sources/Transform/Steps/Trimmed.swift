/// Takes away spaces at both ends.
struct Trimmed: TextStep {
  static let reference = StepReference(
    "trimmed", ["trimmed"], sentence: "without spaces before and after",
    examples: [
      .init("trimmed", "  SMITH ", .gives("SMITH")),
      .init("trimmed", "DE LA RUE", .gives("DE LA RUE")),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }

  init(_ arguments: StepArguments) {}

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    let range = field.withoutSpaces
    output.append(field, range)
    return .ok
  }
}
