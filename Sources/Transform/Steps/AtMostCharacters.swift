import Diagnostics

/// Refuses what is longer.
struct AtMostCharacters: Step {
  static let reference = StepReference(
    "at most … characters", ["at most {n} characters"], notes: [.fails(Reasons.tooLong)],
    sentence: "at most {n} characters",
    examples: [
      .init("at most 3 characters", "Zoë", .gives("Zoë")),
      .init("at most 3 characters", "ABCD", .fails(Reasons.tooLong)),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { arguments.number("n") }

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    .limit(try arguments.count("n"))
  }
}
