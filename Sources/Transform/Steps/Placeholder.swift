import Diagnostics

/// Refuses what people type for "not known".
struct Placeholder: TextStep {
  static let reference = StepReference(
    "not the placeholder", ["not the placeholder {texts}"],
    notes: [.fails(Reasons.placeholder)], sentence: "not one of {texts}",
    examples: [
      .init("not the placeholder \"UNK\", \".\"", "UNK", .fails(Reasons.placeholder)),
      .init("not the placeholder \"UNK\", \".\"", "UNKLES", .gives("UNKLES")),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }

  private let values: ByteTable

  init(_ arguments: StepArguments) { values = ByteTable(arguments.texts("texts")) }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    guard values.index(of: field) == nil else { return .reason(0) }
    output.append(field, 0..<field.count)
    return .ok
  }
}
