import Diagnostics
import Standards

/// Reads an OPCS-4 code and writes it without its dot.
struct OPCS4Step: TextStep {
  static let reference = StepReference(
    "as OPCS-4", ["as OPCS-4"], notes: [.fails(Reasons.procedureInvalid)],
    sentence: "as an OPCS-4 code",
    examples: [
      .init("as OPCS-4", "K40.1", .gives("K401")),
      .init("as OPCS-4", "47.1", .fails(Reasons.procedureInvalid)),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { 4 }

  init(_ arguments: StepArguments) {}

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    guard let code = OPCS4Code(field) else { return .reason(0) }
    code.write(to: &output)
    return .ok
  }
}
