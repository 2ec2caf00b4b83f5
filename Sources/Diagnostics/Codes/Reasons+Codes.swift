// 3xxx: codes.

extension Reasons {
  public static let codeUnmapped = Reason(
    3001, "CODE_UNMAPPED", .unmapped, route: .codeTable, team: .pmi,
    "The code has no approved line in its code table",
    why: "A code that nobody has translated means nothing to the new system.",
    action: "Decide what the code means and add one line to the code table: it mends every record"
      + " that has it; a code that was mistyped is corrected in the old PAS",
    example: "U in the column for sex")
}
