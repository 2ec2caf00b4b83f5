import Diagnostics

/// Adds, takes away or multiplies, without rounding: the result has as many places as it needs.
struct Arithmetic: Step {
  static let reference = StepReference(
    "plus, minus, times …", ["plus {number:plus}", "minus {number:minus}", "times {number:times}"],
    takes: .number, gives: .depends, notes: [.fails(Reasons.numberInvalid)],
    sentence: "plus, minus or times a number",
    examples: [
      .init("plus 1", "41", .gives("42")),
      .init("minus 0.5", "2", .gives("1.5")),
      .init("times 28.35", "4", .gives("113.40")),
      .init("times 1000000", "999999999999999", .fails(Reasons.numberInvalid)),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    let own = context.kind.places ?? 0
    if arguments.has("times") {
      let factor = arguments.decimal("times")
      let places = own + factor.places
      try check(places, at: "times", arguments)
      return .number(NumberOperation(form: .times(factor.value), gives: .number(places: places)))
    }
    let place = arguments.has("plus") ? "plus" : "minus"
    let number = arguments.decimal(place)
    let places = max(own, number.places)
    try check(places, at: place, arguments)
    guard let value = number.value(places: places) else {
      throw MappingFault(
        "'\(arguments.text(place))' has too many digits", offset: arguments.offset(place),
        remedy: "Write a smaller number")
    }
    return .number(
      NumberOperation(
        form: .plus(place == "plus" ? value : -value, scale: ScaledNumber.power(places - own)),
        gives: .number(places: places)))
  }

  private static func check(
    _ places: Int, at place: String, _ arguments: StepArguments
  ) throws(MappingFault) {
    guard places > ScaledNumber.mostPlaces else { return }
    throw MappingFault(
      "the result would have \(places) decimal places", offset: arguments.offset(place),
      remedy: "Put 'rounded to a whole number' before it, or write fewer places")
  }
}
