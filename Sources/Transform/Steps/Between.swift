import Diagnostics

/// Refuses numbers outside two bounds.
struct Between: Step {
  static let reference = StepReference(
    "between … and …", ["between {number:a} and {number:b}"], takes: .number,
    notes: [.fails(Reasons.notOneOf)], sentence: "between {a} and {b}",
    examples: [
      .init("between 1 and 12", "12", .gives("12")),
      .init("between 1 and 12", "13", .fails(Reasons.notOneOf)),
      .init("between 0.5 and 7.25", "7.25", .gives("7.25")),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    let places = context.kind.places ?? 0
    let low = try bound("a", arguments, places)
    let high = try bound("b", arguments, places)
    guard low <= high else {
      throw MappingFault(
        "the first number is larger than the second", offset: arguments.offset("a"),
        remedy: "Write the smaller number first")
    }
    return .between(low, high)
  }

  /// A bound in the last place of the value.
  private static func bound(
    _ place: String, _ arguments: StepArguments, _ places: Int
  ) throws(MappingFault) -> Int64 {
    let number = arguments.decimal(place)
    guard number.places <= places, let value = number.value(places: places) else {
      throw MappingFault(
        "'\(arguments.text(place))' has more decimal places than the value",
        offset: arguments.offset(place),
        remedy: places == 0
          ? "Write a whole number" : "Write at most \(places) decimal places")
    }
    return value
  }
}
