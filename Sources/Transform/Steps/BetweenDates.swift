import Diagnostics
import Standards

/// Refuses a day outside two days, both of them good.
struct BetweenDates: Step {
  static let reference = StepReference(
    "between two dates", ["between {date:a} and {date:b}"], takes: .temporal,
    notes: [.fails(Reasons.dateTooEarly), .fails(Reasons.dateTooLate)],
    sentence: "between {a} and {b}",
    examples: [
      .init("between 01/01/1890 and 31/12/2026", "1890-01-01", .gives("1890-01-01")),
      .init("between 01/01/1890 and 31/12/2026", "1889-12-31", .fails(Reasons.dateTooEarly)),
      .init("between 01/01/1890 and 31/12/2026", "2027-01-01", .fails(Reasons.dateTooLate)),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    let first = try arguments.day("a")
    let last = try arguments.day("b")
    guard first <= last else {
      throw MappingFault(
        "the first date is later than the second", offset: arguments.offset("a"),
        remedy: "Write the earlier date first")
    }
    return .betweenDays(first, last)
  }
}

extension StepArguments {
  /// A day that is written as dd/MM/yyyy.
  func day(_ place: String) throws(MappingFault) -> Int64 {
    guard let day = DatePattern.days(printed: text(place)) else {
      throw MappingFault(
        "'\(text(place))' is no date", offset: offset(place),
        remedy: "Write a date that there is, as dd/MM/yyyy")
    }
    return day
  }
}
