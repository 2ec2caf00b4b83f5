import Diagnostics
import Standards

/// Reads the GMC number of a doctor, or a consultant code, and writes its seven digits.
struct GMCNumberStep: TextStep {
  static let reference = StepReference(
    "as GMC number", ["as GMC number"], notes: [.fails(Reasons.gmcInvalid)],
    sentence: "as a GMC number",
    examples: [
      .init("as GMC number", "0000017", .gives("0000017")),
      .init("as GMC number", "C0000017", .gives("0000017")),
      .init("as GMC number", "C9999998", .fails(Reasons.gmcInvalid)),
      .init("as GMC number", "17", .fails(Reasons.gmcInvalid)),
    ])

  init(_ arguments: StepArguments) {}

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { 7 }

  func capacity(for count: Int) -> Int { 7 }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    guard let number = GMCNumber.number(in: field.trimmed) else { return .reason(0) }
    GMCNumber.write(number, to: &output)
    return .ok
  }
}
