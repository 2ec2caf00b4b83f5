/// A stretch of characters, counted from 1.
struct Characters: TextStep {
  static let reference = StepReference(
    "characters",
    [
      "the first {n:count} characters", "the last {n:last} characters", "characters {n:a} to {n:b}",
    ],
    sentence: "some of its characters",
    examples: [
      .init("the first 2 characters", "Zoë", .gives("Zo")),
      .init("the last 2 characters", "Zoë", .gives("oë")),
      .init("characters 2 to 3", "ABCD", .gives("BC")),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? {
    if arguments.has("count") { return arguments.number("count") }
    if arguments.has("last") { return arguments.number("last") }
    return arguments.number("b") - arguments.number("a") + 1
  }

  private let first: Int
  private let last: Int
  private let isFromEnd: Bool

  init(_ arguments: StepArguments) throws(MappingFault) {
    isFromEnd = arguments.has("last")
    if isFromEnd {
      (first, last) = (0, try arguments.count("last"))
    } else if arguments.has("count") {
      (first, last) = (1, try arguments.count("count"))
    } else {
      (first, last) = (arguments.number("a"), arguments.number("b"))
      guard first >= 1, first <= last else {
        throw MappingFault(
          "characters are counted from 1, and the second number is not smaller",
          offset: arguments.offset("a"), remedy: "Write, for example, 'characters 1 to 3'")
      }
    }
  }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    let wanted: ClosedRange<Int>
    if isFromEnd {
      let total = field.characterCount
      wanted = max(1, total - last + 1)...max(1, total)
    } else {
      wanted = first...last
    }
    var character = 0
    for index in field.indices {
      if field[index].beginsCharacter { character += 1 }
      if wanted.contains(character) { output.append(field[index]) }
    }
    return .ok
  }
}
