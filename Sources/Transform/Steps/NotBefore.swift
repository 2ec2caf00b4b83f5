import Diagnostics
import Standards

/// Refuses a day or moment on the wrong side of a date or of a field above.
struct NotBefore: Step {
  static let reference = StepReference(
    "not before … / not after …", ["not before {name:before}", "not after {name:after}"],
    takes: .temporal,
    notes: [
      .fails(Reasons.dateOutOfOrder), .fails(Reasons.dateTooEarly), .fails(Reasons.dateTooLate),
    ],
    sentence: "not before {before}",
    examples: [
      .init("not before 01/01/1890", "1890-01-01", .gives("1890-01-01")),
      .init("not before 01/01/1890", "1889-12-31", .fails(Reasons.dateTooEarly)),
      .init("not after 31/12/2026", "2027-01-01", .fails(Reasons.dateTooLate)),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    let isBefore = arguments.has("before")
    let place = isBefore ? "before" : "after"
    let word = arguments.text(place)
    if word.hasPrefix("row.") {
      let field = try context.field(String(word.dropFirst(4)), offset: arguments.offset(place))
      guard field.kind.isTemporal else {
        throw MappingFault(
          .wrongStepInput, "'\(word)' is \(field.kind), not a day or moment",
          offset: arguments.offset(place), remedy: "Name a field that holds a date")
      }
      return .compare(
        Comparison(isBefore: isBefore, operand: .field(cell: field.cell, kind: field.kind)))
    }
    guard let day = DatePattern.days(printed: word) else {
      throw MappingFault(
        "'\(word)' is neither a date nor a field of this row", offset: arguments.offset(place),
        remedy: "Write a date as dd/MM/yyyy, or a field mapped above as row.FIELD")
    }
    return .compare(Comparison(isBefore: isBefore, operand: .day(day)))
  }
}

extension DatePattern {
  /// The day that a mapping writes as `01/01/1890`.
  static func days(printed text: String) -> Int64? {
    known("dd/MM/yyyy").read(text.utf8.span)?.days
  }
}
