import Diagnostics
import Standards

/// Reads a UK postcode and writes it with one space; the pseudo postcodes (ZZ99) are postcodes.
struct PostcodeStep: TextStep {
  static let reference = StepReference(
    "as UK postcode", ["as UK postcode"], notes: [.fails(Reasons.postcodeInvalid)],
    sentence: "as a UK postcode",
    examples: [
      .init("as UK postcode", "ta15da", .gives("TA1 5DA")),
      .init("as UK postcode", "ZZ99 3VZ", .gives("ZZ99 3VZ")),
      .init("as UK postcode", "TA1 55A", .fails(Reasons.postcodeInvalid)),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { Postcode.maximumLength }

  init(_ arguments: StepArguments) {}

  func capacity(for count: Int) -> Int { Postcode.maximumLength }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    guard let postcode = Postcode(field) else { return .reason(0) }
    postcode.write(to: &output)
    return .ok
  }
}
