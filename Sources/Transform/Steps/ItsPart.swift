/// The year, month or day of the month as a number; nothing where a partial date does not know it.
struct ItsPart: Step {
  static let reference = StepReference(
    "its year, month, day", DatePart.allCases.map { "its \($0.rawValue)" }, takes: .temporal,
    gives: .kind(.integer), sentence: "its year, month or day",
    examples: [
      .init("its year", "1950-03-31", .gives("1950")),
      .init("its month", "1950-03-31", .gives("3")),
      .init("its day", "1950-03-31 23:59", .gives("31")),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    guard let part = DatePart.allCases.first(where: { arguments.phrase == "its \($0.rawValue)" })
    else { preconditionFailure("'\(arguments.phrase)' is none of the templates") }
    return .part(part)
  }
}
