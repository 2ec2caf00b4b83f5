import Diagnostics

/// Refuses a birth date that makes the person older than anybody, on the day of the extract.
struct AgeAtMost: Step {
  static let reference = StepReference(
    "its age at most …",
    ["its age at most {n:years}", "its age at most {n:years} unless {name:column} is present"],
    takes: .temporal, notes: [.fails(Reasons.ageOverLimit)], sentence: "an age of at most {years}",
    examples: [
      .init("its age at most 120", "1980-05-01", .gives("1980-05-01")),
      .init("its age at most 120", "1850-05-01", .fails(Reasons.ageOverLimit)),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    .ageAtMost(
      years: arguments.number("years"), unless: try context.presence("column", in: arguments))
  }
}
