import Diagnostics

/// Rounds a number, half away from zero; a number with fewer places gets zeros.
struct Rounded: Step {
  static let reference = StepReference(
    "rounded to …", ["rounded to {n} places", "rounded to 1 place", "rounded to a whole number"],
    takes: .number, gives: .depends, notes: [.fails(Reasons.numberInvalid)],
    sentence: "rounded to {n} decimal places",
    examples: [
      .init("rounded to 1 place", "12.25", .gives("12.3")),
      .init("rounded to 2 places", "7", .gives("7.00")),
      .init("rounded to a whole number", "-0.5", .gives("-1")),
      .init("rounded to a whole number", "0.499", .gives("0")),
      .init("rounded to 6 places", "999999999999999", .fails(Reasons.numberInvalid)),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    let wanted = arguments.phrase == "rounded to a whole number" ? 0 : try arguments.places()
    let places = context.kind.places ?? 0
    return .number(
      NumberOperation(
        form: wanted < places
          ? .rounded(divisor: ScaledNumber.power(places - wanted))
          : .times(ScaledNumber.power(wanted - places)),
        gives: .number(places: wanted)))
  }
}
