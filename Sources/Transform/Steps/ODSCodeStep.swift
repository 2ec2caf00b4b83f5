import Diagnostics
import Standards

/// Reads a code of the Organisation Data Service, default codes among them.
struct ODSCodeStep: TextStep {
  static let reference = StepReference(
    "as ODS code", ["as ODS code"], notes: [.fails(Reasons.organisationInvalid)],
    sentence: "as an ODS code",
    examples: [
      .init("as ODS code", "V81999", .gives("V81999")),
      .init("as ODS code", "L8?001", .fails(Reasons.organisationInvalid)),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { ODSCode.maximumLength }

  init(_ arguments: StepArguments) {}

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    guard let code = ODSCode(field) else { return .reason(0) }
    code.write(to: &output)
    return .ok
  }
}
