import Diagnostics
import Standards

/// Reads a CHI number of Scotland and writes it as ten digits.
struct CHINumberStep: TextStep {
  static let reference = StepReference(
    "as CHI number", ["as CHI number"], notes: [.fails(Reasons.chiInvalid)],
    sentence: "as a CHI number",
    examples: [
      // Composed here: a number that could be somebody's is written down nowhere.
      .init("as CHI number", invented, .gives(invented)),
      .init("as CHI number", "3201201234", .fails(Reasons.chiInvalid)),
      .init("as CHI number", "010120123", .fails(Reasons.chiInvalid)),
    ])

  init(_ arguments: StepArguments) {}

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { 10 }

  func capacity(for count: Int) -> Int { 10 }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    guard let number = CHINumber.number(in: field) else { return .reason(0) }
    NHSNumber.write(number, to: &output)
    return .ok
  }

  /// Of 29 February, with the check digit by Modulus 10.
  private static let invented = "290200001\(CHINumber.modulus10(ofFirstNine: 290_200_001))"
}
