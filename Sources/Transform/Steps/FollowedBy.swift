/// Two columns as one text; where one is blank, the other alone.
struct FollowedBy: Step {
  static let reference = StepReference(
    "followed by …", ["followed by {name:column} with {text} between"],
    sentence: "followed by {column} with {text} between")

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    .followedBy(
      column: try context.column(arguments.text("column"), offset: arguments.offset("column")),
      between: Array(arguments.text("text").utf8))
  }
}
