import Diagnostics
package import Standards

/// Says on which day the lines of a code table or crosswalk are looked up: a ward code may have
/// stood for two wards at different times.
struct ValidOn: Step {
  static let reference = StepReference(
    "valid on …", ["valid on {name:day}"], sentence: "as it was valid on {day}")

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    throw MappingFault(
      "'valid on' does not follow a code table or crosswalk", offset: arguments.offset("day"),
      remedy: "Put it directly behind 'translated by …' or 'matched by crosswalk …'")
  }

  /// Reads `row.admitted_at`, or a column whose layout says how its dates are written.
  static func day(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> LookupDay {
    let name = arguments.text("day")
    let offset = arguments.offset("day")
    if name.hasPrefix("row.") {
      let field = try context.field(String(name.dropFirst(4)), offset: offset)
      guard field.kind.isTemporal else {
        throw MappingFault(
          .wrongStepInput, "'\(name)' is no date", offset: offset,
          remedy: "Name a field that holds a date")
      }
      return .field(cell: field.cell, kind: field.kind)
    }
    let column = try context.column(name, offset: offset)
    guard let text = context.writtenAs[name], let pattern = try? DatePattern(text) else {
      throw MappingFault(
        .wrongStepInput, "nothing says how the dates of '\(name)' are written", offset: offset,
        remedy: "Name a field that is mapped above, such as 'row.started_at', or add"
          + " 'written as: dd/MM/yyyy' to the column in its layout")
    }
    return .column(column, pattern)
  }
}

/// Where the day stands on which a line must be valid.
package enum LookupDay: Sendable {
  /// A date or moment mapped above in the same target.
  case field(cell: Int, kind: ValueKind)
  case column(Int, DatePattern)
}
