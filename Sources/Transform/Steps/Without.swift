/// Takes a text out wherever it stands.
struct Without: TextStep {
  static let reference = StepReference(
    "without", ["without {text}"], sentence: "without {text}",
    examples: [.init("without \".\"", "I21.0", .gives("I210"))])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }

  private let removed: [UInt8]

  init(_ arguments: StepArguments) throws(MappingFault) {
    removed = try arguments.bytes("text")
  }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    field.replace(removed, with: [], to: &output)
    return .ok
  }
}
