/// The day of a date with time.
struct ItsDate: Step {
  static let reference = StepReference(
    "its date", ["its date"], takes: .temporal, gives: .kind(.date), sentence: "its day",
    examples: [
      .init("its date", "2024-02-29 23:59", .gives("2024-02-29")),
      .init("its date", "2024-02-29", .gives("2024-02-29")),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    .itsDate
  }
}
