import Diagnostics

/// Reads a number whose last digits stand behind a point that is not written.
struct ImpliedDecimals: ReadStep {
  static let reference = StepReference(
    "with … implied decimals", ["with {n} implied decimals", "with 1 implied decimal"],
    gives: .depends, notes: [.fails(Reasons.numberInvalid)],
    sentence: "as a number of which the last {n} digits stand behind the point",
    examples: [
      .init("with 2 implied decimals", "0001250", .gives("12.50")),
      .init("with 1 implied decimal", "-75", .gives("-7.5")),
      .init("with 2 implied decimals", "12.50", .fails(Reasons.numberInvalid)),
    ])

  private let places: Int

  init(_ arguments: StepArguments) throws(MappingFault) { places = try arguments.places() }

  var gives: ValueKind? { .decimal(places: places) }

  func read(_ field: Span<UInt8>, into value: inout Int64) -> StepOutcome {
    // A point, even before zeros, says that the layout is wrong.
    for index in field.indices where field[index] == UInt8(ascii: ".") { return .reason(0) }
    guard let number = ScaledNumber.read(field, places: 0) else { return .reason(0) }
    value = number
    return .ok
  }
}
