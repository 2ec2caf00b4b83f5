/// The first of several columns that is not blank.
struct OrColumn: Step {
  static let reference = StepReference(
    "or …", ["or {name:column}"], sentence: "or, where that is blank, {column}")

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    .orColumn(try context.column(arguments.text("column"), offset: arguments.offset("column")))
  }
}
