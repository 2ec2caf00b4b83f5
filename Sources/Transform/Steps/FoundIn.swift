import Diagnostics

/// Checks that another source has a record with this key; the value stays as it is.
struct FoundIn: Step {
  static let reference = StepReference(
    "found in …", ["found in {name:source}"], notes: [.fails(Reasons.lookupMissing)],
    sentence: "which must be found in the source {source}",
    examples: [
      StepReference.Example("found in staff", "D1", .gives("D1")),
      StepReference.Example("found in staff", "D2", .gives("D2")),
      StepReference.Example("found in staff", "D9", .fails(Reasons.lookupMissing)),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    .lookUp(try context.lookup(arguments))
  }
}
