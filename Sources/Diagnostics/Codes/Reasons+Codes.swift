// 3xxx: codes.

extension Reasons {
  public static let codeUnmapped = Reason(
    3001, "CODE_UNMAPPED", .unmapped, route: .codeTable, team: .pmi,
    "The code has no approved line in its code table",
    why: "A code that nobody has translated means nothing to the new system.",
    action: "Add a line for the code to the code table: one line mends every record that has it",
    example: "U in the column for sex")
}
