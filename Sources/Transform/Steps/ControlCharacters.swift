import Diagnostics

/// Takes control characters out.
struct ControlCharacters: TextStep {
  static let reference = StepReference(
    "without control characters", ["without control characters"],
    notes: [.repairs(Reasons.controlCharacter)], sentence: "without control characters",
    examples: [
      .init(
        "without control characters", "SM\u{0}ITH", .repairs("SMITH", Reasons.controlCharacter)),
      .init("without control characters", "SMITH", .gives("SMITH")),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }

  init(_ arguments: StepArguments) {}

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    var outcome = StepOutcome.ok
    for index in field.indices {
      if field[index] < 0x20 || field[index] == 0x7F {
        outcome = .reason(0)
      } else {
        output.append(field[index])
      }
    }
    return outcome
  }
}
