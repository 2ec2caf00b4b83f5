/// Makes some values blank; spaces around them do not matter.
struct BlankIf: TextStep {
  static let reference = StepReference(
    "blank if", ["blank if {texts}"], sentence: "blank where it is {texts}",
    examples: [
      .init("blank if \"0\", \".\"", ".", .gives("")),
      .init("blank if \"0\", \".\"", "10", .gives("10")),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }

  private let values: ByteTable

  init(_ arguments: StepArguments) { values = ByteTable(arguments.texts("texts")) }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    if values.index(of: field) == nil { output.append(field, 0..<field.count) }
    return .ok
  }
}
