import Diagnostics

/// Refuses what does not have a form: `9` is a digit, `A` a letter, `X` either, `?` any character,
/// `*` any run; everything else is itself.
struct LikePattern: TextStep {
  static let reference = StepReference(
    "like …", ["like {text}"], notes: [.fails(Reasons.pattern)], sentence: "of the form {text}",
    examples: [
      .init("like \"A9*\"", "W1 North", .gives("W1 North")),
      .init("like \"99/99\"", "1/2", .fails(Reasons.pattern)),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }

  private let form: TextForm

  init(_ arguments: StepArguments) throws(MappingFault) {
    form = TextForm(try arguments.bytes("text"))
  }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    guard form.matches(field) else { return .reason(0) }
    output.append(field, 0..<field.count)
    return .ok
  }
}
