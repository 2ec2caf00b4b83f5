import Diagnostics
import Standards

/// Reads an ICD-10 code and writes it without its dot.
struct ICD10Step: TextStep {
  static let reference = StepReference(
    "as ICD-10", ["as ICD-10"], notes: [.fails(Reasons.diagnosisInvalid)],
    sentence: "as an ICD-10 code",
    examples: [
      .init("as ICD-10", "I21.0", .gives("I210")),
      .init("as ICD-10", "1.21", .fails(Reasons.diagnosisInvalid)),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { ICD10Code.maximumLength }

  init(_ arguments: StepArguments) {}

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    guard let code = ICD10Code(field) else { return .reason(0) }
    code.write(to: &output)
    return .ok
  }
}
