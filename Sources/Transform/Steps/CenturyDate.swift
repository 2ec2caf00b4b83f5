import Diagnostics
import Standards

/// Reads CYYMMDD: the first digit is 0 for 1900 and 1 for 2000.
///
/// With a time, `read as CyyMMdd HHmm` does the same.
struct CenturyDate: Step {
  static let reference = StepReference(
    "as century date", ["as century date"], gives: .depends, notes: ReadDate.reference.notes,
    sentence: "read as CYYMMDD",
    examples: [
      .init("as century date", "0500131", .gives("1950-01-31")),
      .init("as century date", "1240229", .gives("2024-02-29")),
      .init("as century date", "1230229", .fails(Reasons.dateInvalid)),
      .init("as century date", "500131", .fails(Reasons.dateInvalid)),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    .readDate(ReadDate(patterns: [DatePattern.known("CyyMMdd")]))
  }
}

extension DatePattern {
  /// A pattern that stands in the program itself.
  static func known(_ text: String) -> DatePattern {
    guard let pattern = try? DatePattern(text) else {
      preconditionFailure("'\(text)' is no pattern")
    }
    return pattern
  }
}
