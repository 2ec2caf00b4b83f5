import Diagnostics
import Standards

/// Refuses what has not the form of a Read code of version 2 or CTV3; its full stops stay.
struct ReadCodeStep: TextStep {
  static let reference = StepReference(
    "as Read code", ["as Read code"], notes: [.fails(Reasons.readCodeInvalid)],
    sentence: "as a Read code",
    examples: [
      .init("as Read code", "G30..", .gives("G30..")),
      .init("as Read code", "XE0Uh", .gives("XE0Uh")),
      .init("as Read code", "G30..00", .gives("G30..00")),
      .init("as Read code", "G30", .fails(Reasons.readCodeInvalid)),
      .init("as Read code", "G.30.", .fails(Reasons.readCodeInvalid)),
    ])

  init(_ arguments: StepArguments) {}

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { 7 }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    let range = field.withoutSpaces
    guard ReadCode.hasForm(field.extracting(range)) else { return .reason(0) }
    output.append(field, range)
    return .ok
  }
}
