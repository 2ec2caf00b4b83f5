/// Writes one text wherever another stands.
struct Replaced: TextStep {
  static let reference = StepReference(
    "with … replaced by …", ["with {text:old} replaced by {text:new}"],
    sentence: "with {old} replaced by {new}",
    examples: [.init("with \"`\" replaced by \"'\"", "O`Brien", .gives("O'Brien"))])

  private let old: [UInt8]
  private let new: [UInt8]

  init(_ arguments: StepArguments) throws(MappingFault) {
    old = try arguments.bytes("old")
    new = Array(arguments.text("new").utf8)
  }

  func capacity(for count: Int) -> Int { count * max(1, new.count) }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    field.replace(old, with: new, to: &output)
    return .ok
  }
}
