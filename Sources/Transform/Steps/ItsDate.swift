/// The day of a date with time.
struct ItsDate: Step {
  static let reference = StepReference(
    "its date", ["its date"], takes: .day, gives: .kind(.date), sentence: "its day")

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    .itsDate
  }
}
