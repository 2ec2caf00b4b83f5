import Diagnostics

/// Refuses every other value.
struct OneOf: TextStep {
  static let reference = StepReference(
    "one of", ["one of {texts}"], notes: [.fails(Reasons.notOneOf)], sentence: "one of {texts}",
    examples: [
      .init("one of \"1\", \"2\"", "2", .gives("2")),
      .init("one of \"1\", \"2\"", "3", .fails(Reasons.notOneOf)),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }

  private let values: ByteTable

  init(_ arguments: StepArguments) { values = ByteTable(arguments.texts("texts")) }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    guard values.index(of: field) != nil else { return .reason(0) }
    output.append(field, 0..<field.count)
    return .ok
  }
}
