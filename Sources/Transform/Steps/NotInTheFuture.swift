import Diagnostics

/// Refuses what lies after the day of the extract.
struct NotInTheFuture: Step {
  static let reference = StepReference(
    "not in the future", ["not in the future"], takes: .temporal,
    notes: [.fails(Reasons.dateInFuture)], sentence: "not after the day of the extract",
    examples: [
      .init("not in the future", "2000-02-29", .gives("2000-02-29")),
      .init("not in the future", "2999-01-01", .fails(Reasons.dateInFuture)),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    .notInFuture
  }
}
