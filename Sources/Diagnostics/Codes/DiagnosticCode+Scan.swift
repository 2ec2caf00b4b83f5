/// What `check` finds when it compares the project with the latest scan, and what a scan needs.
extension DiagnosticCode {
  public static let datesInScan = DiagnosticCode(
    "MAP221", "dates in a form that is not read", severity: .warning,
    meaning: "The latest scan found dates in a form that no pattern of the line accepts.",
    action: "Add the form to `read as`, or say what stands for no date.")
  public static let lengthsInScan = DiagnosticCode(
    "MAP222", "values longer than their field", severity: .warning,
    meaning: "The latest scan found values with more characters than the field holds.",
    action: "Shorten them by a phrase, or accept what the mapping does with them.")
  public static let keysRepeat = DiagnosticCode(
    "MAP223", "keys that repeat", severity: .warning,
    meaning:
      "The latest scan found records with the same key and other content; of those only the first"
      + " is loaded.",
    action: "Ask the supplier which is right, or use the column that tells the records apart.")
  public static let codesInScan = DiagnosticCode(
    "MAP305", "codes without an approved line", severity: .warning,
    meaning:
      "The latest scan found values that a code table or crosswalk has no approved or ignored line"
      + " for.",
    action: "Have lines for them approved; `migrate codes suggest` proposes some.")
  public static let noScan = DiagnosticCode(
    "MIG8020", "no such scan",
    meaning: "The work folder has no scan of the name, or the file is no scan of this version.",
    action: "Run `migrate scan`, or name a folder that has a `scan.json`.")

  public static let projectUnwritable = DiagnosticCode(
    "MIG8021", "a project that cannot be made",
    meaning: "The folder of a new project is there already, or cannot be written.",
    action: "Name a folder that is not there yet, where this user may write.")

  public static let scanCodes: [DiagnosticCode] = [
    datesInScan, lengthsInScan, keysRepeat, codesInScan, noScan, projectUnwritable,
  ]
}
