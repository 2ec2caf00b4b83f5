import Diagnostics
import Standards

/// Refuses what has not the form of an e-mail address.
struct EmailStep: TextStep {
  static let reference = StepReference(
    "as e-mail", ["as e-mail"], notes: [.fails(Reasons.pattern)], sentence: "as an e-mail address",
    examples: [
      .init("as e-mail", "jo@example.org", .gives("jo@example.org")),
      .init("as e-mail", "jo at home", .fails(Reasons.pattern)),
    ])

  init(_ arguments: StepArguments) {}

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    let range = field.withoutSpaces
    guard EmailAddress.hasForm(field.extracting(range)) else { return .reason(0) }
    output.append(field, range)
    return .ok
  }
}
