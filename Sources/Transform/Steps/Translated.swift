import Diagnostics

/// Looks the value up in a code table of the project.
struct Translated: Step {
  static let reference = StepReference(
    "translated by …", ["translated by {name:list}"], notes: [.fails(Reasons.codeUnmapped)],
    sentence: "translated by the code table {list}")

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { context.codeTables[arguments.text("list")]?.longestTarget }

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    let name = arguments.text("list")
    guard let table = context.codeTables[name] else {
      let known = context.codeTables.keys.sorted()
      throw MappingFault(
        .unknownList, "there is no code table '\(name)'", offset: arguments.offset("list"),
        remedy: .nearest(
          to: name, in: known, otherwise: "Add codes/\(name).csv to the project")
      ).known(if: context.unread.allCodeTables || context.unread.codeTables.contains(name))
    }
    return .translate(table, on: nil)
  }
}
