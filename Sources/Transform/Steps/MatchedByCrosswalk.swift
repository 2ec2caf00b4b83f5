import Diagnostics

/// Finds the EPR's own row for a local ward, clinic, practice or person.
struct MatchedByCrosswalk: Step {
  static let reference = StepReference(
    "matched by crosswalk …", ["matched by crosswalk {name:list}"], gives: .depends,
    notes: [.fails(Reasons.crosswalkMissing)], sentence: "matched by the crosswalk {list}")

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    let name = arguments.text("list")
    guard let crosswalk = context.crosswalks[name] else {
      let known = context.crosswalks.keys.sorted()
      throw MappingFault(
        .unknownList, "there is no crosswalk '\(name)'", offset: arguments.offset("list"),
        remedy: .nearest(
          to: name, in: known, otherwise: "Declare it under 'crosswalks:' in migration.yaml")
      ).known(if: context.unread.crosswalks.contains(name))
    }
    return .crosswalk(crosswalk.index, on: nil)
  }
}
