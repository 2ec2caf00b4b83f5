import Diagnostics
import Standards

/// Lets the day, or the day and month, be 00: what is known is kept.
struct AsPartialDate: Step {
  static let reference = StepReference(
    "as partial date", ["as partial date"], gives: .kind(.partialDate),
    notes: ReadDate.reference.notes,
    sentence: "of which the day or month may be 00",
    examples: [
      .init("as partial date", "00/00/1950", .repairs("1950", Reasons.partialDate)),
      .init("as partial date", "00/03/1950", .repairs("1950-03", Reasons.partialDate)),
      .init("as partial date", "31/01/1950", .gives("1950-01-31")),
      .init("as partial date", "31/02/1950", .fails(Reasons.dateInvalid)),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    var read = ReadDate(patterns: [.known("dd/MM/yyyy")])
    read.isPartial = true
    return .readDate(read)
  }
}
