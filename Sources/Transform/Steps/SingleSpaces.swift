/// Makes every run of spaces one, and takes those at the ends away.
struct SingleSpaces: TextStep {
  static let reference = StepReference(
    "single spaces", ["single spaces"], sentence: "with single spaces",
    examples: [.init("single spaces", " 1  HIGH   STREET", .gives("1 HIGH STREET"))])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }

  init(_ arguments: StepArguments) {}

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    var isPending = false
    for index in field.indices {
      guard field[index] != UInt8(ascii: " ") else {
        isPending = output.count > 0
        continue
      }
      if isPending { output.append(UInt8(ascii: " ")) }
      isPending = false
      output.append(field[index])
    }
    return .ok
  }
}
