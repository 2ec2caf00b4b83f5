// 2xxx: what stands in a field.

extension Reasons {
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
  public static let dateTooLate = Reason(
    2024, "DATE_TOO_LATE", .invalid, route: .oldPAS, team: .pmi,
    "The date lies after the latest that can be right",
    why: "It is mostly a default that someone typed to get past a screen, or a wrong century.",
    action: "Correct the date in the old PAS, or leave it empty",
    example: "An alert that started in 2099")
  public static let columnsDiffer = Reason(
    2025, "COLUMNS_DIFFER", .invalid, route: .oldPAS, team: .pmi,
    "Two columns that say the same thing have different values",
    why: "One of the two is wrong, and nobody can know which from here.",
    action: "Compare both values with the record in the old PAS and correct the wrong one",
    example: "A spell number in the header of a line that its last column does not repeat")
  public static let gmcInvalid = Reason(
    2026, "GMC_NUMBER_INVALID", .invalid, route: .oldPAS, team: .pmi,
    "The value is no number of the General Medical Council",
    why: "The doctor who is responsible for the patient cannot be found.",
    action: "Correct the number in the old PAS",
    example: "C9999998, which stands for a consultant who is not known")
  public static let snomedInvalid = Reason(
    2027, "SNOMED_INVALID", .invalid, route: .oldPAS, team: .coding,
    "The value is no SNOMED CT identifier",
    why: "A wrong digit names another finding, or none.",
    action: "Have the entry coded again",
    example: "2.2298E+7, written by a spreadsheet")
  public static let readCodeInvalid = Reason(
    2028, "READ_CODE_INVALID", .invalid, route: .oldPAS, team: .coding,
    "The value is no Read code",
    why: "A code without its full stops, or in other capitals, names another entry, or none.",
    action: "Have the entry coded again",
    example: "G30 for G30..")
}
