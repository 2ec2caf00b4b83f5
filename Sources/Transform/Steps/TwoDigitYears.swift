import Diagnostics

/// Says in which hundred years a two-digit year lies; each use is a repair.
struct TwoDigitYears: Step {
  static let reference = StepReference(
    "two-digit years after …", ["two-digit years after {n:year}"], takes: .temporal,
    sentence: "two-digit years lie after {year}")

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    throw MappingFault(
      "'two-digit years after' does not follow 'read as'", offset: arguments.offset("year"),
      remedy: "Put it directly behind 'read as …'")
  }
}
