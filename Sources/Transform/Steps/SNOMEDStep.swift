import Diagnostics
import Standards

/// Refuses what has not the form of a SNOMED CT identifier.
struct SNOMEDStep: TextStep {
  static let reference = StepReference(
    "as SNOMED identifier", ["as SNOMED identifier"], notes: [.fails(Reasons.snomedInvalid)],
    sentence: "as a SNOMED CT identifier",
    examples: [
      .init("as SNOMED identifier", "22298006", .gives("22298006")),
      .init("as SNOMED identifier", "999000031000000106", .gives("999000031000000106")),
      .init("as SNOMED identifier", "22298007", .fails(Reasons.snomedInvalid)),
      .init("as SNOMED identifier", "2.2298E+7", .fails(Reasons.snomedInvalid)),
    ])

  init(_ arguments: StepArguments) {}

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { 18 }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    let range = field.withoutSpaces
    guard SNOMEDIdentifier.component(of: field.extracting(range)) != nil else { return .reason(0) }
    output.append(field, range)
    return .ok
  }
}
