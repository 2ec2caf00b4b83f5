import Diagnostics
import Standards

/// Reads a year and the day of the year: yyyyDDD, or yyDDD with `two-digit years after …` behind
/// it.
///
/// With a time, `read as yyyyDDD HHmm` does the same.
struct JulianDate: Step {
  static let reference = StepReference(
    "as Julian date", ["as Julian date"], gives: .depends,
    notes: ReadDate.reference.notes,
    sentence: "read as a year and its day, 001 to 366",
    examples: [
      .init("as Julian date", "2024060", .gives("2024-02-29")),
      .init("as Julian date", "2023365", .gives("2023-12-31")),
      .init("as Julian date", "2023366", .fails(Reasons.dateInvalid)),
      .init("as Julian date", "50031", .fails(Reasons.dateInvalid)),
      .init(
        "as Julian date, two-digit years after 1925", "50031",
        .repairs("1950-01-31", Reasons.twoDigitYear)),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    var read = ReadDate(patterns: [.known("yyyyDDD"), .known("yyDDD")])
    // Files with whole years need no century.
    read.needsPivot = false
    return .readDate(read)
  }
}
