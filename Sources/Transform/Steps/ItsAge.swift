import Diagnostics

/// The age in whole years on a day: of a field mapped above, or of another column.
struct ItsAge: Step {
  static let reference = StepReference(
    "its age on …",
    ["its age on {name:field}", "its age on {name:column} read as {words:patterns}"],
    takes: .temporal, gives: .kind(.integer),
    notes: [.fails(Reasons.dateInvalid), .fails(Reasons.dateOutOfOrder)],
    sentence: "the age on {column}",
    examples: [
      .init("its age on DOB read as dd/MM/yyyy", "1950-01-01", .gives("76")),
      .init("its age on DOB read as dd/MM/yyyy", "1950-01-02", .gives("75")),
      .init("its age on DOB read as dd/MM/yyyy", "2026-01-02", .fails(Reasons.dateOutOfOrder)),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    guard context.kind != .partialDate else {
      throw MappingFault(
        .wrongStepInput, "an age wants a date that is fully known",
        offset: arguments.offset(arguments.has("field") ? "field" : "column"),
        remedy: "Take 'as partial date' out of the line")
    }
    if arguments.has("field") { return .ageOn(try field(arguments, context)) }
    let column = try context.column(arguments.text("column"), offset: arguments.offset("column"))
    let read = try ReadDate(arguments)
    guard !read.needsPivot else {
      throw MappingFault(
        "a year with two digits needs its century", offset: arguments.offset("patterns"),
        remedy: "Map the column to a field above, and write 'its age on row.FIELD'")
    }
    return .ageOn(.column(column, read))
  }

  private static func field(
    _ arguments: StepArguments, _ context: StepContext
  ) throws(MappingFault) -> AgeOn {
    let (word, offset) = (arguments.text("field"), arguments.offset("field"))
    guard word.hasPrefix("row.") else {
      throw MappingFault(
        "nothing says how the date in '\(word)' is written", offset: offset,
        remedy: "Write 'its age on \(word) read as dd/MM/yyyy'")
    }
    let field = try context.field(String(word.dropFirst(4)), offset: offset)
    guard field.kind.isTemporal else {
      throw MappingFault(
        .wrongStepInput, "'\(word)' is \(field.kind), not a day or moment", offset: offset,
        remedy: "Name a field that holds a date")
    }
    return .field(cell: field.cell, kind: field.kind)
  }
}
