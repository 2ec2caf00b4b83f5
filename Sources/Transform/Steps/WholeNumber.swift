import Diagnostics

/// Reads a whole number, with a sign or without.
struct WholeNumber: ReadStep {
  static let reference = StepReference(
    "as whole number", ["as whole number"], gives: .kind(.integer),
    notes: [.fails(Reasons.numberInvalid)], sentence: "as a whole number",
    examples: [
      .init("as whole number", "007", .gives("7")), .init("as whole number", "-3", .gives("-3")),
      .init("as whole number", "l2", .fails(Reasons.numberInvalid)),
      .init("as whole number", "1.5", .fails(Reasons.numberInvalid)),
    ])

  init(_ arguments: StepArguments) {}

  func read(_ field: Span<UInt8>, into value: inout Int64) -> StepOutcome {
    let range = field.withoutSpaces
    let isSigned =
      !range.isEmpty
      && (field[range.lowerBound] == UInt8(ascii: "-")
        || field[range.lowerBound] == UInt8(ascii: "+"))
    let digits = isSigned ? (range.lowerBound + 1)..<range.upperBound : range
    // Eighteen digits always fit.
    guard !digits.isEmpty, digits.count <= 18 else { return .reason(0) }
    var number: Int64 = 0
    for index in digits {
      guard field[index].isDigit else { return .reason(0) }
      number = number * 10 + Int64(field[index] - UInt8(ascii: "0"))
    }
    value = isSigned && field[range.lowerBound] == UInt8(ascii: "-") ? -number : number
    return .ok
  }
}
