import Diagnostics

/// Finds the row that another record became, by the legacy system's key.
struct WithThisKey: Step {
  static let reference = StepReference(
    "the … with this key", ["the {name:table} with this key"], gives: .depends,
    notes: [.fails(Reasons.parentMissing), .fails(Reasons.parentWaiting)],
    sentence: "the {table} with this key")

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    let table = arguments.text("table")
    guard context.tables.contains(table) else {
      throw MappingFault(
        .unknownTable, "there is no table '\(table)'", offset: arguments.offset("table"),
        remedy: .nearest(
          to: table, in: context.tables, otherwise: "`migrate reference tables` lists them all"))
    }
    guard let space = context.keySpaces[table] else {
      throw MappingFault(
        .parentNotLoaded, "no mapping before this one loads \(table) by key",
        offset: arguments.offset("table"),
        remedy: "Put the mapping that loads \(table) before this one in migration.yaml"
      ).known(if: context.unread.mappings)
    }
    return .reference(space: space)
  }
}
