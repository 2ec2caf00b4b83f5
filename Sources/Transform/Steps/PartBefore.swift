/// What stands before the first of a text, or the whole.
struct PartBefore: TextStep {
  static let reference = StepReference(
    "the part before", ["the part before the first {text} or the whole"],
    sentence: "the part before the first {text}, or the whole",
    examples: [
      .init("the part before the first \",\" or the whole", "SMITH, Jo", .gives("SMITH")),
      .init("the part before the first \",\" or the whole", "SMITH", .gives("SMITH")),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }

  private let text: [UInt8]

  init(_ arguments: StepArguments) throws(MappingFault) { text = try arguments.bytes("text") }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    output.append(field, 0..<(field.firstIndex(of: text, from: 0) ?? field.count))
    return .ok
  }
}
