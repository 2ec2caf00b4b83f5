// 4xxx: what refers to other records.

extension Reasons {
  public static let parentMissing = Reason(
    4001, "PARENT_MISSING", .notFound, route: .oldPAS, team: .pmi,
    "The record that this one belongs to is in none of the files",
    why: "Activity without its patient cannot be shown to anybody.",
    action: "Look the number up in the old PAS. If it is mistyped in the record that names it,"
      + " correct it there; if it is right, ask the supplier for the record that is missing",
    example: "An alert for a hospital number that the patient file does not have")
  public static let parentWaiting = Reason(
    4002, "PARENT_WAITING", .notFound, route: .wait, team: .pmi,
    "The record that this one belongs to is rejected or waits itself",
    why: "It loads by itself as soon as that one is put right.",
    action: "Wait: put right the record that it belongs to, and it loads by itself",
    example: "A spell of a patient who was rejected")
  public static let crosswalkMissing = Reason(
    4003, "CROSSWALK_UNMATCHED", .notFound, route: .crosswalk, team: .site,
    "The value has no approved line in its crosswalk",
    why: "A ward, clinic, practice or person that is not matched cannot be shown or written to.",
    action: "Decide what the value stands for in the EPR and add one line to the crosswalk: it"
      + " mends every record that has it",
    example: "Ward code 7A")
  public static let lookupMissing = Reason(
    4005, "LOOKUP_NOT_FOUND", .notFound, route: .supplier, team: .supplier,
    "The value is the key of no record in the source in which it is looked up",
    why: "What stands there is missing here, or the value itself is mistyped.",
    action: "Compare the value with that file: ask the supplier for the missing record, or"
      + " correct the value in the old PAS",
    example: "Staff number D9, which the staff file does not have")
  public static let lookupAmbiguous = Reason(
    4006, "LOOKUP_AMBIGUOUS", .ambiguous, route: .supplier, team: .supplier,
    "Several records of the source in which the value is looked up fit, and say different things",
    why: "Any of them could be the right one, and a guess would look like knowledge.",
    action: "Find out which of the records holds, and ask the supplier to take the others out of"
      + " the file",
    example: "Staff number D2, which two people in the staff file have")
  public static let crosswalkAmbiguous = Reason(
    4004, "CROSSWALK_AMBIGUOUS", .ambiguous, route: .crosswalk, team: .site,
    "The value fits more than one line of its crosswalk",
    why: "The record would be shown at the wrong place.",
    action: "Change the lines of the crosswalk: give them validity dates that do not meet",
    example: "Ward code 7A, used for two wards")
}
