/// The registry of what can happen to a record.
///
/// Retired reasons stay listed.
public enum Reasons {
  // MARK: 1xxx - structure: a record that cannot be split

  public static let tooFewFields = Reason(
    1001, "ROW_SHORT", route: .oldPAS, team: .supplier,
    "The record has fewer fields than the layout",
    why: "Which field is missing cannot be known, so every value after it may stand in the wrong"
      + " column.",
    action: "Compare the line with the record in the old PAS; a delimiter or line break is missing",
    example: "A row of 32 cells where the layout has 33")
  public static let tooManyFields = Reason(
    1002, "ROW_LONG", route: .oldPAS, team: .supplier,
    "The record has more fields than the layout",
    why: "A delimiter inside a value shifts every value after it into the wrong column.",
    action: "Look for a delimiter inside an unquoted value and take it out in the old PAS",
    example: "An address with a comma, written without quotes")
  public static let brokenQuote = Reason(
    1003, "QUOTE_BROKEN", route: .oldPAS, team: .supplier,
    "A quotation mark stands inside a value or is never closed",
    why:
      "Readers that guess at quotes join two patients into one; this line is kept apart instead.",
    action: "Take the quotation mark out of the value in the old PAS, or double it in the extract",
    example: "1,\"SMITH,Jo with no closing quotation mark")
  public static let lineBreakInField = Reason(
    1004, "LINE_BREAK", route: .oldPAS, team: .supplier,
    "A value runs over a line break in a column that has one line",
    why: "A quotation mark that is not closed can swallow the next record.",
    action: "Take the line break out of the value in the old PAS",
    example: "A surname followed by a line break")
  public static let recordTooLong = Reason(
    1005, "RECORD_TOO_LONG", route: .supplier, team: .supplier,
    "The record is longer than the limit for one record",
    why: "A runaway quotation mark would otherwise swallow the rest of the file.",
    action: "Look for a quotation mark that is opened and never closed",
    example: "A record of more than 64 lines")
  public static let badBytes = Reason(
    1006, "BYTES_INVALID", route: .oldPAS, team: .supplier,
    "The record has bytes that are no text in the declared encoding",
    why: "Guessing at an encoding changes people's names.",
    action: "Correct the character in the old PAS, or the encoding in the layout if many fail",
    example: "The byte 81 (hexadecimal) in a windows-1252 file")
  public static let truncated = Reason(
    1007, "RECORD_TRUNCATED", route: .supplier, team: .supplier,
    "The last record of the file is cut off",
    why: "The file may lack more records after it.",
    action: "Ask the supplier for the file again",
    example: "A last line that ends after 12 of 33 cells")

  // MARK: 2xxx - fields

  public static let fieldBlank = Reason(
    2001, "FIELD_BLANK", .blank, route: .oldPAS, team: .pmi,
    "A field that every such record needs is empty",
    why: "Without it the record cannot be told from others, or has no meaning.",
    action: "Enter the value in the old PAS",
    example: "A patient without a hospital number")
  public static let dateInvalid = Reason(
    2002, "DATE_INVALID", .invalid, route: .oldPAS, team: .pmi,
    "The date does not exist or is not written as expected",
    why: "A guessed date of birth can attach a result to the wrong person.",
    action: "Look at the registration in the old PAS and correct the date there",
    example: "31/02/1950")
  public static let dateInFuture = Reason(
    2003, "DATE_IN_FUTURE", .invalid, route: .oldPAS, team: .pmi,
    "The date lies after the day of the extract",
    why: "What has not happened cannot have been recorded.",
    action: "Correct the date in the old PAS",
    example: "A birth date of next year")
  public static let dateTooEarly = Reason(
    2004, "DATE_TOO_EARLY", .invalid, route: .oldPAS, team: .pmi,
    "The date lies before the earliest that can be right",
    why: "It is mostly a default that someone typed to get past a screen.",
    action: "Correct the date in the old PAS, or leave it empty",
    example: "A birth date of 03/05/1850")
  public static let dateOutOfOrder = Reason(
    2005, "DATE_OUT_OF_ORDER", .invalid, route: .oldPAS, team: .pmi,
    "The date lies on the wrong side of the date that it must follow",
    why: "One of the two dates is wrong, and nobody can know which from here.",
    action: "Compare both dates with the case notes and correct them in the old PAS",
    example: "A discharge before the admission")
  public static let dateSentinel = Reason(
    2006, "DATE_SENTINEL", .invalid, route: .oldPAS, team: .pmi,
    "The date is one that the old system used for 'not known'",
    why: "Shown as a date, it would be believed.",
    action: "Nothing, unless the true date is known: then enter it in the old PAS",
    example: "31/12/2100 as a date of death")
  public static let twoDigitYear = Reason(
    2007, "TWO_DIGIT_YEAR", .invalid, route: .oldPAS, team: .pmi,
    "The year has two digits, and its century was taken from the declared rule",
    why: "A wrong century turns a child into a centenarian.",
    action: "Nothing, unless the person's age looks wrong",
    example: "04/07/31")
  public static let partialDate = Reason(
    2008, "DATE_PARTIAL", .invalid, route: .oldPAS, team: .pmi,
    "Only a part of the date is known",
    why: "The known part is kept; the rest is not invented.",
    action: "Ask the patient at the next contact",
    example: "00/00/1950")
  public static let ageOverLimit = Reason(
    2009, "AGE_OVER_LIMIT", .invalid, route: .oldPAS, team: .pmi,
    "The person would be older than anybody alive",
    why: "Mostly the person has died and nobody told the hospital, or the century is wrong.",
    action: "Trace the person; enter the death or correct the birth date in the old PAS",
    example: "Born in 1893, no death recorded")
  public static let hourTwice = Reason(
    2010, "HOUR_TWICE", .hourTwice, route: .mapping, team: .site,
    "The time lies in the hour that happens twice when the clocks go back",
    why: "Two moments an hour apart have the same local time.",
    action: "Nothing, unless the order of two events looks wrong",
    example: "27/10/2024 01:30")
  public static let hourMissing = Reason(
    2011, "HOUR_MISSING", .hourMissing, route: .mapping, team: .site,
    "The time lies in the hour that does not exist when the clocks go forward",
    why: "It was typed later from memory, or the old system's clock was wrong.",
    action: "Nothing, unless the time matters: then correct it in the old PAS",
    example: "31/03/2024 01:30")
  public static let numberInvalid = Reason(
    2012, "NUMBER_INVALID", .invalid, route: .oldPAS, team: .pmi,
    "The value is no number of the expected kind",
    why: "A letter in a number is mostly a value in the wrong column.",
    action: "Correct the value in the old PAS",
    example: "l2 for 12")
  public static let tooLong = Reason(
    2013, "TOO_LONG", .tooLong, route: .mapping, team: .pmi,
    "The value is longer than its field",
    why: "The field takes the beginning; the whole value is kept beside it.",
    action: "Shorten the value in the old PAS if what is cut off matters",
    example: "A surname of 90 letters")
  public static let pattern = Reason(
    2014, "PATTERN", .invalid, route: .oldPAS, team: .pmi,
    "The value does not have the expected form",
    why: "It is mostly a value in the wrong column.",
    action: "Correct the value in the old PAS",
    example: "A ward name where a ward code belongs")
  public static let notOneOf = Reason(
    2015, "NOT_ONE_OF", .invalid, route: .oldPAS, team: .pmi,
    "The value is none of those that can be right",
    why: "It is mostly a value in the wrong column.",
    action: "Correct the value in the old PAS",
    example: "Q where only Y and N can be right")
  public static let mojibake = Reason(
    2016, "MOJIBAKE", .invalid, route: .oldPAS, team: .pmi,
    "Accented letters were written as two wrong ones, and have been put back",
    why: "A name that is spelt wrongly is not found by a search.",
    action: "Nothing, unless the name still looks wrong",
    example: "ZoÃ« for Zoë")
  public static let postcodeInvalid = Reason(
    2017, "POSTCODE_INVALID", .invalid, route: .oldPAS, team: .pmi,
    "The value is no UK postcode",
    why: "Letters go astray, and the commissioner of the care cannot be found.",
    action: "Correct the postcode in the old PAS",
    example: "TA1 55A")
  public static let telephoneInvalid = Reason(
    2018, "TELEPHONE_INVALID", .invalid, route: .oldPAS, team: .pmi,
    "The value is no telephone number",
    why: "A reminder would go to nobody, or to somebody else.",
    action: "Correct the number in the old PAS",
    example: "NO PHONE")
  public static let organisationInvalid = Reason(
    2019, "ODS_CODE_INVALID", .invalid, route: .oldPAS, team: .pmi,
    "The value is no code of the Organisation Data Service",
    why: "A letter to a practice that does not exist reaches nobody.",
    action: "Correct the code in the old PAS",
    example: "L8?001")
  public static let diagnosisInvalid = Reason(
    2020, "ICD10_INVALID", .invalid, route: .oldPAS, team: .coding,
    "The value is no ICD-10 code",
    why: "The episode would be paid and counted wrongly.",
    action: "Have the episode coded again",
    example: "1.21 for I21")
  public static let procedureInvalid = Reason(
    2021, "OPCS4_INVALID", .invalid, route: .oldPAS, team: .coding,
    "The value is no OPCS-4 code",
    why: "The episode would be paid and counted wrongly.",
    action: "Have the episode coded again",
    example: "47.1 for K47.1")
  public static let controlCharacter = Reason(
    2022, "CONTROL_CHARACTER", .invalid, route: .oldPAS, team: .supplier,
    "The value has a control character, which has been taken out",
    why: "It is not seen on a screen and breaks a search or a label.",
    action: "Nothing, unless the value looks wrong",
    example: "A zero byte between two letters of a surname")
  public static let placeholder = Reason(
    2023, "PLACEHOLDER", .invalid, route: .oldPAS, team: .pmi,
    "The value is one that people typed for 'not known'",
    why: "Shown as a value, it would be believed.",
    action: "Nothing, unless the true value is known",
    example: "UNK as a surname of the next of kin")

  // MARK: 3xxx - codes

  public static let codeUnmapped = Reason(
    3001, "CODE_UNMAPPED", .unmapped, route: .codeTable, team: .pmi,
    "The code has no approved line in its code table",
    why: "A code that nobody has translated means nothing to the new system.",
    action: "Add a line for the code to the code table: one line mends every record that has it",
    example: "U in the column for sex")

  // MARK: 4xxx - look-ups and references

  public static let parentMissing = Reason(
    4001, "PARENT_MISSING", .notFound, route: .oldPAS, team: .pmi,
    "The record that this one belongs to is in none of the files",
    why: "Activity without its patient cannot be shown to anybody.",
    action: "Ask the supplier for the missing record, or correct the number in the old PAS",
    example: "An alert for a hospital number that the patient file does not have")
  public static let parentWaiting = Reason(
    4002, "PARENT_WAITING", .notFound, route: .oldPAS, team: .pmi,
    "The record that this one belongs to is rejected or waits itself",
    why: "It loads by itself as soon as that one is put right.",
    action: "Put right the record that it waits for",
    example: "A spell of a patient who was rejected")
  public static let crosswalkMissing = Reason(
    4003, "CROSSWALK_UNMATCHED", .notFound, route: .crosswalk, team: .site,
    "The value has no approved line in its crosswalk",
    why: "A ward, clinic, practice or person that is not matched cannot be shown or written to.",
    action: "Add a line for the value to the crosswalk: one line mends every record that has it",
    example: "Ward code 7A")
  public static let crosswalkAmbiguous = Reason(
    4004, "CROSSWALK_AMBIGUOUS", .ambiguous, route: .crosswalk, team: .site,
    "The value fits more than one line of its crosswalk",
    why: "The record would be shown at the wrong place.",
    action: "Give the lines validity dates that do not meet",
    example: "Ward code 7A, used for two wards")

  // MARK: 5xxx - over records

  public static let spellOpenTwice = Reason(
    5001, "SPELL_OPEN_TWICE", route: .oldPAS, team: .site,
    "The patient has more than one open spell",
    why: "Nobody is in two beds: one of the spells was never closed.",
    action: "Close the spell that has ended in the old PAS",
    example: "Two admissions without a discharge")
  public static let episodeOverlap = Reason(
    5002, "EPISODE_OVERLAP", route: .oldPAS, team: .coding,
    "Two consultant episodes of one spell overlap",
    why: "A patient is under one consultant at a time; the activity would be counted twice.",
    action: "Correct the start or end of the episodes in the old PAS",
    example: "Episode 2 starts before episode 1 ends")
  public static let episodeOutsideSpell = Reason(
    5003, "EPISODE_OUTSIDE_SPELL", route: .oldPAS, team: .coding,
    "The consultant episode lies outside its spell",
    why: "One of the dates is wrong, and the length of stay with it.",
    action: "Correct the dates of the episode or of the spell in the old PAS",
    example: "An episode that starts before the admission")
  public static let episodeNumberTwice = Reason(
    5004, "EPISODE_NUMBER_TWICE", route: .oldPAS, team: .coding,
    "Two consultant episodes of one spell have the same number",
    why: "Their order is not known.",
    action: "Correct the episode number in the old PAS",
    example: "Two episodes with the number 1")
  public static let episodeGap = Reason(
    5005, "EPISODE_GAP", route: .oldPAS, team: .coding,
    "There is a gap between two consultant episodes of one spell",
    why: "For that time nobody was responsible for the patient on paper.",
    action: "Correct the start or end of the episodes in the old PAS",
    example: "Episode 2 starts two days after episode 1 ends")
  public static let lastEpisodeMissing = Reason(
    5006, "LAST_EPISODE_MISSING", route: .oldPAS, team: .coding,
    "The spell has ended and no episode is marked as its last",
    why: "The spell cannot be grouped and paid.",
    action: "Mark the last episode in the old PAS",
    example: "A discharged patient whose only episode is marked 'not last'")
  public static let activityAfterDeath = Reason(
    5007, "ACTIVITY_AFTER_DEATH", route: .oldPAS, team: .pmi,
    "There is activity after the patient's death",
    why: "The death, or the activity, belongs to another patient.",
    action: "Compare with the case notes; correct the death or move the activity in the old PAS",
    example: "An admission a month after the date of death")
  public static let deceasedWithBooking = Reason(
    5008, "DECEASED_WITH_BOOKING", route: .oldPAS, team: .bookings,
    "A patient who has died has an appointment in the future",
    why: "A reminder would go to the family.",
    action: "Cancel the appointment in the old PAS",
    example: "A follow-up booked for next month")
  public static let constraintBroken = Reason(
    5099, "CONSTRAINT", route: .oldPAS, team: .supplier,
    "The record breaks a rule of the record store",
    why: "The store keeps its rules always, so that screens can rely on them.",
    action: "Compare the record with the rule that the fault names",
    example: "Two rows for what can only be one")

  // MARK: 6xxx - identity

  public static let nhsCheckDigit = Reason(
    6001, "NHS_CHECK_DIGIT", .invalid, route: .oldPAS, team: .pmi,
    "The NHS number fails its check digit",
    why: "A wrong NHS number shows one person's record to another.",
    action: "Trace the patient and enter the right number in the old PAS",
    example: "999 000 1234")
  public static let nhsRepeatedDigit = Reason(
    6002, "NHS_REPEATED_DIGIT", .invalid, route: .oldPAS, team: .pmi,
    "The NHS number is one digit repeated",
    why: "Such a number passes the check and is nobody's; it was typed to get past a screen.",
    action: "Trace the patient and enter the right number in the old PAS",
    example: "444 444 4444")
  public static let nhsForm = Reason(
    6003, "NHS_FORM", .invalid, route: .oldPAS, team: .pmi,
    "The NHS number does not have ten digits",
    why: "It cannot be matched with the national record.",
    action: "Trace the patient and enter the right number in the old PAS",
    example: "9.99E+09, written by a spreadsheet")
  public static let nhsShared = Reason(
    6004, "NHS_SHARED", route: .oldPAS, team: .pmi,
    "Two patients have the same NHS number",
    why: "They are one person registered twice, or one of them has another person's number.",
    action: "Compare the two registrations; merge them or correct one number in the old PAS",
    example: "Two hospital numbers with 999 000 1235")
  public static let nhsVerifiedTwice = Reason(
    6005, "NHS_VERIFIED_TWICE", route: .oldPAS, team: .pmi,
    "Two patients have the same NHS number, and both are marked as traced",
    why: "A traced number belongs to exactly one person, so one record is on the wrong person.",
    action: "Trace both; merge them or correct one number in the old PAS",
    example: "Two registrations with status 01 and one number")
  public static let possibleDuplicate = Reason(
    6006, "POSSIBLE_DUPLICATE", route: .oldPAS, team: .pmi,
    "Two patients have the same name, birth date and postcode",
    why: "They may be one person whose record is in two halves.",
    action: "Compare the two registrations; merge them in the old PAS if they are one person",
    example: "The same person registered in 1999 and 2015")
  public static let keyConflict = Reason(
    6007, "KEY_CONFLICT", route: .oldPAS, team: .supplier,
    "An earlier record has the same key and other content",
    why: "One of the two is not what its number says.",
    action: "Ask which of the two is right and take the other one out of the extract",
    example: "Hospital number 4711 for two different people")
  public static let deathConflict = Reason(
    6008, "DEATH_CONFLICT", route: .oldPAS, team: .pmi,
    "There is a date of death and a mark that the patient is alive",
    why: "A letter to the dead or an appointment withheld from the living.",
    action: "Find out and correct one of the two in the old PAS",
    example: "Died 01/02/2020, marked as alive")
  public static let deathDateInvalid = Reason(
    6009, "DEATH_DATE_INVALID", route: .oldPAS, team: .pmi,
    "There is a date of death that cannot be right",
    why: "Letters and texts stop until someone has confirmed the death.",
    action: "Confirm the death and enter its date in the old PAS",
    example: "A date of death of 31/04/2019")

  /// Every reason, in the order of the reference pages.
  public static let all: [Reason] = [
    tooFewFields, tooManyFields, brokenQuote, lineBreakInField, recordTooLong, badBytes, truncated,
    fieldBlank, dateInvalid, dateInFuture, dateTooEarly, dateOutOfOrder, dateSentinel,
    twoDigitYear, partialDate, ageOverLimit, hourTwice, hourMissing, numberInvalid, tooLong,
    pattern, notOneOf, mojibake, postcodeInvalid, telephoneInvalid, organisationInvalid,
    diagnosisInvalid, procedureInvalid, controlCharacter, placeholder, codeUnmapped, parentMissing,
    parentWaiting, crosswalkMissing, crosswalkAmbiguous, spellOpenTwice, episodeOverlap,
    episodeOutsideSpell, episodeNumberTwice, episodeGap, lastEpisodeMissing, activityAfterDeath,
    deceasedWithBooking, constraintBroken, nhsCheckDigit, nhsRepeatedDigit, nhsForm, nhsShared,
    nhsVerifiedTwice, possibleDuplicate, keyConflict, deathConflict, deathDateInvalid,
  ]

  private static let byNumber = Dictionary(uniqueKeysWithValues: all.map { ($0.number, $0) })
  private static let bySlug = Dictionary(uniqueKeysWithValues: all.map { ($0.slug, $0) })

  public static func reason(numbered number: UInt16) -> Reason? { byNumber[number] }
  public static func reason(named slug: String) -> Reason? { bySlug[slug] }
}
