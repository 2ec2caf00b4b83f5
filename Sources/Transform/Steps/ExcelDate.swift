import Diagnostics
import Standards

/// Reads the number by which a spreadsheet knows a day, in its 1900 system; a fraction is a time.
struct ExcelDate: Step {
  static let reference = StepReference(
    "as Excel date", ["as Excel date", "as Excel date with time"], gives: .depends,
    notes: [.fails(Reasons.dateInvalid)], sentence: "read as a day number of a spreadsheet",
    examples: [
      .init("as Excel date", "25569", .gives("1970-01-01")),
      .init("as Excel date", "1", .gives("1900-01-01")),
      .init("as Excel date", "59", .gives("1900-02-28")),
      .init("as Excel date", "61", .gives("1900-03-01")),
      .init("as Excel date", "60", .fails(Reasons.dateInvalid)),
      .init("as Excel date with time", "44624.604166667", .gives("2022-03-04 14:30")),
      .init("as Excel date", "04/03/2022", .fails(Reasons.dateInvalid)),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    .readDate(ReadDate(numbering: .excel, hasTime: arguments.phrase.hasSuffix("time")))
  }
}
