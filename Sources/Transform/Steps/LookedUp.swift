import Diagnostics

/// Looks the value up in another source: the value of a column of the record with this key.
struct LookedUp: Step {
  static let reference = StepReference(
    "looked up in … for …", ["looked up in {name:source} for {name:column}"],
    notes: [.fails(Reasons.lookupMissing), .fails(Reasons.lookupAmbiguous)],
    sentence: "looked up in the source {source} for its {column}",
    examples: [
      StepReference.Example("looked up in staff for NAME", "D1", .gives("Ann Onymous")),
      // Its record has no name: blank, and no failure.
      StepReference.Example("looked up in staff for NAME", "D3", .gives("")),
      StepReference.Example(
        "looked up in staff for NAME", "D9", .fails(Reasons.lookupMissing)),
      // Two records with different names.
      StepReference.Example(
        "looked up in staff for NAME", "D2", .fails(Reasons.lookupAmbiguous)),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    .lookUp(try context.lookup(arguments, for: "column"))
  }
}
