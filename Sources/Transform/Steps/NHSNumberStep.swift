import Diagnostics
import Standards

/// Reads an NHS number and writes it as ten digits.
struct NHSNumberStep: TextStep {
  static let reference = StepReference(
    "as NHS number", ["as NHS number"],
    notes: [
      .fails(Reasons.nhsForm), .fails(Reasons.nhsCheckDigit), .fails(Reasons.nhsRepeatedDigit),
    ],
    sentence: "as an NHS number",
    examples: [
      .init("as NHS number", "999 000 1235", .gives("9990001235")),
      .init("as NHS number", "9990001236", .fails(Reasons.nhsCheckDigit)),
      .init("as NHS number", "9999999999", .fails(Reasons.nhsRepeatedDigit)),
      .init("as NHS number", "9.99E+09", .fails(Reasons.nhsForm)),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { 10 }

  init(_ arguments: StepArguments) {}

  func capacity(for count: Int) -> Int { 10 }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    switch NHSNumber.check(field) {
    case .valid(let number):
      NHSNumber.write(number, to: &output)
      return .ok
    case .wrongForm: return .reason(0)
    case .wrongCheckDigit: return .reason(1)
    case .repeatedDigit: return .reason(2)
    }
  }
}
