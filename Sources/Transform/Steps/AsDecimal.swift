import Diagnostics

/// Reads a number with decimal places; more places than the field has are refused, not rounded.
struct AsDecimal: ReadStep {
  static let reference = StepReference(
    "as decimal with … places", ["as decimal with {n} places", "as decimal with 1 place"],
    gives: .depends, notes: [.fails(Reasons.numberInvalid)],
    sentence: "as a number with {n} decimal places",
    examples: [
      .init("as decimal with 2 places", "12.5", .gives("12.50")),
      .init("as decimal with 2 places", "-3", .gives("-3.00")),
      .init("as decimal with 1 place", "7.50", .gives("7.5")),
      .init("as decimal with 2 places", "1.255", .fails(Reasons.numberInvalid)),
      .init("as decimal with 2 places", "12,5", .fails(Reasons.numberInvalid)),
    ])

  private let places: Int

  init(_ arguments: StepArguments) throws(MappingFault) { places = try arguments.places() }

  var gives: ValueKind? { .decimal(places: places) }

  func read(_ field: Span<UInt8>, into value: inout Int64) -> StepOutcome {
    guard let number = ScaledNumber.read(field, places: places) else { return .reason(0) }
    value = number
    return .ok
  }
}

extension StepArguments {
  /// The decimal places that a phrase names; `1 place` has no number of its own.
  func places() throws(MappingFault) -> Int {
    guard has("n") else { return 1 }
    let places = number("n")
    guard (1...ScaledNumber.mostPlaces).contains(places) else {
      throw MappingFault(
        "\(places) is no count of decimal places", offset: offset("n"),
        remedy: "Write a whole number from 1 to \(ScaledNumber.mostPlaces)")
    }
    return places
  }
}
