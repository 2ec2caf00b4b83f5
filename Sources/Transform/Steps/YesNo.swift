import Diagnostics

/// Reads a yes or no.
struct YesNo: ReadStep {
  static let reference = StepReference(
    "yes if …, no if …", ["yes if {texts:yes} , no if {texts:no}"], gives: .kind(.boolean),
    notes: [.fails(Reasons.notOneOf)], sentence: "yes where it is {yes}, no where it is {no}",
    examples: [
      .init("yes if \"Y\", no if \"N\", \"0\"", "Y", .gives("1")),
      .init("yes if \"Y\", no if \"N\", \"0\"", "0", .gives("0")),
      .init("yes if \"Y\", no if \"N\", \"0\"", "?", .fails(Reasons.notOneOf)),
    ])

  private let yes: ByteTable
  private let no: ByteTable

  init(_ arguments: StepArguments) {
    yes = ByteTable(arguments.texts("yes"))
    no = ByteTable(arguments.texts("no"))
  }

  func read(_ field: Span<UInt8>, into value: inout Int64) -> StepOutcome {
    if yes.index(of: field) != nil {
      value = 1
    } else if no.index(of: field) != nil {
      value = 0
    } else {
      return .reason(0)
    }
    return .ok
  }
}
