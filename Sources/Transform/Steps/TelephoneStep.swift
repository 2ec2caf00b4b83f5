import Diagnostics
import Standards

/// Reads a telephone number and writes its digits.
struct TelephoneStep: TextStep {
  static let reference = StepReference(
    "as UK telephone", ["as UK telephone"], notes: [.fails(Reasons.telephoneInvalid)],
    sentence: "as a telephone number",
    examples: [
      .init("as UK telephone", "(01632) 960 001", .gives("01632960001")),
      .init("as UK telephone", "NO PHONE", .fails(Reasons.telephoneInvalid)),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { 16 }

  init(_ arguments: StepArguments) {}

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    guard let number = TelephoneNumber(field) else { return .reason(0) }
    number.write(to: &output)
    return .ok
  }
}
