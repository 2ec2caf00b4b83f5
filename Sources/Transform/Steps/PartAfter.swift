/// What stands after the first of a text, or nothing.
struct PartAfter: TextStep {
  static let reference = StepReference(
    "the part after", ["the part after the first {text} or nothing"],
    sentence: "the part after the first {text}, or nothing",
    examples: [
      .init("the part after the first \",\" or nothing", "SMITH, Jo", .gives(" Jo")),
      .init("the part after the first \",\" or nothing", "SMITH", .gives("")),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }

  private let text: [UInt8]

  init(_ arguments: StepArguments) throws(MappingFault) { text = try arguments.bytes("text") }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    guard let found = field.firstIndex(of: text, from: 0) else { return .ok }
    output.append(field, (found + text.count)..<field.count)
    return .ok
  }
}
