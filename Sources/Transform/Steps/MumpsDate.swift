import Diagnostics
import Standards

/// Reads `$H` of MUMPS: days since 31 December 1840, then perhaps a comma and seconds.
struct MumpsDate: Step {
  static let reference = StepReference(
    "as MUMPS date", ["as MUMPS date", "as MUMPS date with time"], gives: .depends,
    notes: [.fails(Reasons.dateInvalid)], sentence: "read as a date of MUMPS",
    examples: [
      .init("as MUMPS date", "47117", .gives("1970-01-01")),
      .init("as MUMPS date", "0", .gives("1840-12-31")),
      .init("as MUMPS date", "66172,52200", .gives("2022-03-04")),
      .init("as MUMPS date with time", "66172,52200", .gives("2022-03-04 14:30")),
      .init("as MUMPS date", "66172,86400", .fails(Reasons.dateInvalid)),
      .init("as MUMPS date", "04/03/2022", .fails(Reasons.dateInvalid)),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    .readDate(ReadDate(numbering: .mumps, hasTime: arguments.phrase.hasSuffix("time")))
  }
}
