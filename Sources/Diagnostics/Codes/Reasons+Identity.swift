// 6xxx: who a record is about.

extension Reasons {
  public static let nhsCheckDigit = Reason(
    6001, "NHS_CHECK_DIGIT", .invalid, route: .oldPAS, team: .pmi,
    "The NHS number fails its check digit",
    why: "A wrong NHS number shows one person's record to another.",
    action: "Trace the patient and enter the right number in the old PAS; the patient is loaded"
      + " without it meanwhile",
    example: "999 000 1234")
  public static let nhsRepeatedDigit = Reason(
    6002, "NHS_REPEATED_DIGIT", .invalid, route: .oldPAS, team: .pmi,
    "The NHS number is one digit repeated",
    why: "Such a number passes the check and is nobody's; it was typed to get past a screen.",
    action: "Trace the patient and enter the right number in the old PAS; the patient is loaded"
      + " without it meanwhile",
    example: "444 444 4444")
  public static let nhsForm = Reason(
    6003, "NHS_FORM", .invalid, route: .oldPAS, team: .pmi,
    "The NHS number does not have ten digits",
    why: "It cannot be matched with the national record.",
    action: "Trace the patient and enter the right number in the old PAS; the patient is loaded"
      + " without it meanwhile",
    example: "9.99E+09, written by a spreadsheet")
  public static let nhsShared = Reason(
    6004, "NHS_SHARED", route: .merge, team: .pmi,
    "Two patients have the same NHS number",
    why: "They are one person registered twice, or one of them has another person's number.",
    action: "Compare the two registrations: merge them if they are one person, else trace both"
      + " and correct the wrong number in the old PAS",
    example: "Two hospital numbers with 999 000 1235")
  public static let nhsVerifiedTwice = Reason(
    6005, "NHS_VERIFIED_TWICE", route: .merge, team: .pmi,
    "Two patients have the same NHS number, and both are marked as traced",
    why: "A traced number belongs to exactly one person, so one record is on the wrong person.",
    action: "Compare the two registrations: merge them if they are one person, else trace both"
      + " and correct the wrong number in the old PAS",
    example: "Two registrations with status 01 and one number")
  public static let possibleDuplicate = Reason(
    6006, "POSSIBLE_DUPLICATE", route: .merge, team: .pmi,
    "Two patients have the same name, birth date and postcode",
    why: "They may be one person whose record is in two halves.",
    action: "Compare the two registrations: merge them if they are one person, else accept that"
      + " they are two",
    example: "The same person registered in 1999 and 2015")
  public static let registeredSince = Reason(
    6014, "REGISTERED_SINCE", route: .byHand, team: .pmi,
    "Staff have registered this patient in the EPR since the load",
    why: "A second registration would split the record of one person in two.",
    action: "Compare the two registrations. If they are one person, enter by hand in the EPR what"
      + " it lacks, and exclude the record; if they are two, accept it",
    example: "A patient who came to the emergency department on the Sunday of the cut-over")
  public static let staffChanged = Reason(
    6013, "STAFF_CHANGED", route: .byHand, team: .site,
    "Staff have changed in the EPR what the old PAS has changed, too",
    why: "A migration never overwrites care that was recorded.",
    action: "Compare both: enter by hand in the EPR what it lacks, or leave this change out if"
      + " the EPR is right",
    example: "An address that a ward clerk corrected after the first load")
  public static let keyConflict = Reason(
    6007, "KEY_CONFLICT", route: .supplier, team: .supplier,
    "An earlier record has the same key and other content",
    why: "One of the two is not what its number says.",
    action: "Find out in the old PAS which of the two records is right, and ask the supplier to"
      + " take the other one out of the export",
    example: "Hospital number 4711 for two different people")
  public static let deathConflict = Reason(
    6008, "DEATH_CONFLICT", route: .oldPAS, team: .pmi,
    "There is a date of death and a mark that the patient is alive",
    why: "A letter to the dead or an appointment withheld from the living.",
    action: "Find out whether the patient has died, and correct the date or the mark in the old"
      + " PAS",
    example: "Died 01/02/2020, marked as alive")
  public static let deathDateInvalid = Reason(
    6009, "DEATH_DATE_INVALID", route: .oldPAS, team: .pmi,
    "There is a date of death that cannot be right",
    why: "Letters and texts stop until someone has confirmed the death.",
    action: "Confirm the death, and enter its date in the old PAS",
    example: "A date of death of 31/04/2019")
  public static let chiInvalid = Reason(
    6010, "CHI_INVALID", .invalid, route: .oldPAS, team: .pmi,
    "The value is no CHI number",
    why: "A wrong CHI number shows one person's record to another.",
    action: "Look the patient up in the Community Health Index, and enter the right number in the"
      + " old PAS",
    example: "Ten digits that do not begin with a date")
  public static let healthAndCareInvalid = Reason(
    6011, "HC_NUMBER_INVALID", .invalid, route: .oldPAS, team: .pmi,
    "The value is no Health and Care number of Northern Ireland",
    why: "A wrong number shows one person's record to another.",
    action: "Look the patient up in the index of Northern Ireland, and enter the right number in"
      + " the old PAS",
    example: "An NHS number in the column for the H&C number")
  public static let identityWithheld = Reason(
    6012, "IDENTITY_WITHHELD", route: .exclude, team: .governance,
    "The record says that its patient may not be named",
    why: "Whose it is cannot be known, and a guess would put it on somebody else.",
    action: "Leave it out: such records are counted, and stay where the law has put them",
    example: "A commissioning record of a fertility treatment")
}
