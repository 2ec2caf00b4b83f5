import Diagnostics

/// Refuses a value that another column contradicts; spaces around the two do not matter.
struct SameAs: Step {
  static let reference = StepReference(
    "the same as …", ["the same as {name:column}"], notes: [.fails(Reasons.columnsDiffer)],
    sentence: "the same as {column}",
    examples: [
      .init("the same as ID", "1", .gives("1")),
      .init("the same as ID", "2", .fails(Reasons.columnsDiffer)),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    .sameAs(
      column: try context.column(arguments.text("column"), offset: arguments.offset("column")))
  }

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }
}
