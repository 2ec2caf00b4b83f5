/// Fills a text up from the left; what is as long already stays.
struct PaddedLeft: TextStep {
  static let reference = StepReference(
    "padded left", ["padded left to {n} with {text}"],
    sentence: "filled up from the left to {n} characters with {text}",
    examples: [
      .init("padded left to 6 with \"0\"", "4711", .gives("004711")),
      .init("padded left to 3 with \"0\"", "4711", .gives("4711")),
    ])

  private let count: Int
  private let filler: [UInt8]

  init(_ arguments: StepArguments) throws(MappingFault) {
    count = try arguments.count("n")
    filler = try arguments.bytes("text")
    guard filler.span.characterCount == 1 else {
      throw MappingFault(
        "a text is filled up with one character", offset: arguments.offset("text"),
        remedy: "Write one character between the quotes")
    }
  }

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest.map { max($0, arguments.number("n")) } }

  func capacity(for count: Int) -> Int { count + self.count * filler.count }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    var missing = count - field.characterCount
    while missing > 0 {
      for byte in filler { output.append(byte) }
      missing -= 1
    }
    output.append(field, 0..<field.count)
    return .ok
  }
}
