import Diagnostics

/// Moves a time that is in summer time one hour back: for files that are written an hour late while
/// summer time holds.
///
/// In the night in October, 01:30 is either 00:30 in summer or 01:30 in winter: `when the hour
/// happens twice` says which. In the night in March, 01:30 and 02:30 cannot have been written:
/// `when the hour does not exist` says what then.
struct HourBack: Step {
  static let reference = StepReference(
    "one hour back in summer", ["one hour back in summer"], takes: .temporal,
    gives: .kind(.instant), notes: [.fails(Reasons.hourTwice), .fails(Reasons.hourMissing)],
    sentence: "one hour earlier while summer time holds",
    examples: [
      .init("one hour back in summer", "2024-01-15 15:00", .gives("2024-01-15 15:00")),
      .init("one hour back in summer", "2024-07-15 15:00", .gives("2024-07-15 14:00")),
      .init("one hour back in summer", "2024-07-15 00:30", .gives("2024-07-14 23:30")),
      .init(
        "one hour back in summer", "2024-10-27 01:30",
        .repairs("2024-10-27 00:30", Reasons.hourTwice)),
      .init(
        "one hour back in summer", "2024-03-31 02:30",
        .repairs("2024-03-31 02:30", Reasons.hourMissing)),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    guard context.kind == .localTime else {
      throw MappingFault(
        .wrongStepInput,
        "'one hour back in summer' wants a date with time, and the phrases before"
          + " it give \(context.kind)", offset: arguments.start,
        remedy: "Put 'read as dd/MM/yyyy HH:mm' before it, in place of what reads the date")
    }
    return .resolveHourBack
  }
}
