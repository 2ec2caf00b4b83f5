import Diagnostics
import Standards

/// Reads a Health and Care number of Northern Ireland and writes it as ten digits.
struct HealthAndCareNumberStep: TextStep {
  static let reference = StepReference(
    "as H&C number", ["as H&C number"], notes: [.fails(Reasons.healthAndCareInvalid)],
    sentence: "as an H&C number",
    examples: [
      // Composed here: a number that could be somebody's is written down nowhere.
      .init("as H&C number", invented, .gives(invented)),
      .init("as H&C number", "999 000 1235", .fails(Reasons.healthAndCareInvalid)),
      .init("as H&C number", "320000001", .fails(Reasons.healthAndCareInvalid)),
    ])

  init(_ arguments: StepArguments) {}

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { 10 }

  func capacity(for count: Int) -> Int { 10 }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    guard let number = HealthAndCareNumber.number(in: field) else { return .reason(0) }
    NHSNumber.write(number, to: &output)
    return .ok
  }

  /// The last of the range that has a check digit.
  private static let invented =
    HealthAndCareNumber.firstNine.reversed().lazy
    .compactMap { nine in NHSNumber.checkDigit(ofFirstNine: nine).map { "\(nine)\($0)" } }
    .first ?? ""
}
