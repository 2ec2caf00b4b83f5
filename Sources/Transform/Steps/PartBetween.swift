/// One of the parts of a text that has separators, counted from 1.
struct PartBetween: TextStep {
  static let reference = StepReference(
    "part … between …", ["part {n} between {text}"],
    sentence: "part {n} of those between {text}, or nothing",
    examples: [
      .init("part 2 between \"/\"", "WARD/BAY/BED", .gives("BAY")),
      .init("part 4 between \"/\"", "WARD/BAY/BED", .gives("")),
      .init("part 2 between \"/\"", "WARD//BED", .gives("")),
    ])

  private let number: Int
  private let separator: [UInt8]

  init(_ arguments: StepArguments) throws(MappingFault) {
    number = arguments.number("n")
    separator = try arguments.bytes("text")
    guard number > 0 else {
      throw MappingFault(
        "parts are counted from 1", offset: arguments.offset("n"),
        remedy: "Write a whole number from 1")
    }
  }

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    var start = 0
    for _ in 1..<number {
      guard let found = field.firstIndex(of: separator, from: start) else { return .ok }
      start = found + separator.count
    }
    output.append(field, start..<(field.firstIndex(of: separator, from: start) ?? field.count))
    return .ok
  }
}
