import Diagnostics

/// Refuses what is longer or shorter.
struct ExactlyCharacters: TextStep {
  static let reference = StepReference(
    "exactly … characters", ["exactly {n} characters"], notes: [.fails(Reasons.pattern)],
    sentence: "exactly {n} characters",
    examples: [
      .init("exactly 3 characters", "Zoë", .gives("Zoë")),
      .init("exactly 3 characters", "AB", .fails(Reasons.pattern)),
      .init("exactly 3 characters", "ABCD", .fails(Reasons.pattern)),
    ])

  private let count: Int

  init(_ arguments: StepArguments) throws(MappingFault) { count = try arguments.count("n") }

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { arguments.number("n") }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    guard field.characterCount == count else { return .reason(0) }
    output.append(field, 0..<field.count)
    return .ok
  }
}
