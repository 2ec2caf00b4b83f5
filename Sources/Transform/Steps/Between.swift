import Diagnostics

/// Refuses numbers outside two bounds.
struct Between: Step {
  static let reference = StepReference(
    "between … and …", ["between {n:a} and {n:b}"], takes: .number,
    notes: [.fails(Reasons.notOneOf)], sentence: "between {a} and {b}",
    examples: [
      .init("between 1 and 12", "12", .gives("12")),
      .init("between 1 and 12", "13", .fails(Reasons.notOneOf)),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    let (low, high) = (Int64(arguments.number("a")), Int64(arguments.number("b")))
    guard low <= high else {
      throw MappingFault(
        "the first number is larger than the second", offset: arguments.offset("a"),
        remedy: "Write the smaller number first")
    }
    return .between(low, high)
  }
}
