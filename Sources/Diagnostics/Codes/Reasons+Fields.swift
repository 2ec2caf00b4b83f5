// 2xxx: what stands in a field.

extension Reasons {
  public static let fieldBlank = Reason(
    2001, "FIELD_BLANK", .blank, route: .oldPAS, team: .pmi,
    "A field that every such record needs is empty",
    why: "Without it the record cannot be told from others, or has no meaning.",
    action: "Look the record up in the old PAS and enter the value there; a number that nobody can"
      + " type in there, such as the export's own, comes from the supplier",
    example: "A patient without a hospital number")
  public static let dateInvalid = Reason(
    2002, "DATE_INVALID", .invalid, route: .oldPAS, team: .pmi,
    "The date does not exist or is not written as expected",
    why: "A guessed date of birth can attach a result to the wrong person.",
    action: "Look the date up in the case notes and correct it in the old PAS; after the freeze"
      + " give it in the worklist",
    example: "31/02/1950")
  public static let dateInFuture = Reason(
    2003, "DATE_IN_FUTURE", .invalid, route: .oldPAS, team: .pmi,
    "The date lies after the day of the extract",
    why: "What has not happened cannot have been recorded.",
    action: "Correct the date in the old PAS; after the freeze give it in the worklist",
    example: "A birth date of next year")
  public static let dateTooEarly = Reason(
    2004, "DATE_TOO_EARLY", .invalid, route: .oldPAS, team: .pmi,
    "The date lies before the earliest that can be right",
    why: "It is mostly a default that someone typed to get past a screen.",
    action: "Correct the date in the old PAS, or empty it there if nobody knows it",
    example: "A birth date of 03/05/1850")
  public static let dateOutOfOrder = Reason(
    2005, "DATE_OUT_OF_ORDER", .invalid, route: .oldPAS, team: .pmi,
    "The date lies on the wrong side of the date that it must follow",
    why: "One of the two dates is wrong, and nobody can know which from here.",
    action: "Compare both dates with the case notes and correct them in the old PAS",
    example: "A discharge before the admission")
  public static let dateSentinel = Reason(
    2006, "DATE_SENTINEL", .invalid, route: .accept, team: .pmi,
    "The date is one that the old system used for 'not known'",
    why: "Shown as a date, it would be believed.",
    action: "Accept it: the field stays empty. Only where somebody knows the true date, enter it"
      + " in the old PAS",
    example: "31/12/2100 as a date of death")
  public static let twoDigitYear = Reason(
    2007, "TWO_DIGIT_YEAR", .invalid, route: .accept, team: .pmi,
    "The year has two digits, and its century was taken from the declared rule",
    why: "A wrong century turns a child into a centenarian.",
    action: "Accept it, unless the person's age looks wrong: then correct the year in the old PAS",
    example: "04/07/31")
  public static let partialDate = Reason(
    2008, "DATE_PARTIAL", .invalid, route: .accept, team: .pmi,
    "Only a part of the date is known",
    why: "The known part is kept; the rest is not invented.",
    action: "Accept it: the known part is loaded. Ask the patient for the rest at the next contact",
    example: "00/00/1950")
  public static let ageOverLimit = Reason(
    2009, "AGE_OVER_LIMIT", .invalid, route: .oldPAS, team: .pmi,
    "The person would be older than anybody alive",
    why: "Mostly the person has died and nobody told the hospital, or the century is wrong.",
    action: "Trace the person; enter the death or correct the birth date in the old PAS",
    example: "Born in 1893, no death recorded")
  public static let hourTwice = Reason(
    2010, "HOUR_TWICE", .hourTwice, route: .accept, team: .site,
    "The time lies in the hour that happens twice when the clocks go back",
    why: "Two moments an hour apart have the same local time.",
    action: "Accept it, unless the order of two events looks wrong: then correct the time in the"
      + " old PAS",
    example: "27/10/2024 01:30")
  public static let hourMissing = Reason(
    2011, "HOUR_MISSING", .hourMissing, route: .accept, team: .site,
    "The time lies in the hour that does not exist when the clocks go forward",
    why: "It was typed later from memory, or the old system's clock was wrong.",
    action: "Accept it, unless the hour matters: then correct the time in the old PAS",
    example: "31/03/2024 01:30")
  public static let numberInvalid = Reason(
    2012, "NUMBER_INVALID", .invalid, route: .oldPAS, team: .pmi,
    "The value is no number of the expected kind",
    why: "A letter in a number is mostly a value in the wrong column.",
    action: "Correct the value in the old PAS; after the freeze give it in the worklist",
    example: "l2 for 12")
  public static let tooLong = Reason(
    2013, "TOO_LONG", .tooLong, route: .accept, team: .pmi,
    "The value is longer than its field",
    why: "The field takes the beginning; the whole value is kept beside it.",
    action: "Accept it: the whole value is kept beside the field. Shorten it in the old PAS if"
      + " what is cut off matters",
    example: "A surname of 90 letters")
  public static let pattern = Reason(
    2014, "PATTERN", .invalid, route: .oldPAS, team: .pmi,
    "The value does not have the expected form",
    why: "It is mostly a value in the wrong column.",
    action: "Correct the value in the old PAS; if many records have the same form, the mapping is"
      + " too strict and is changed",
    example: "A ward name where a ward code belongs")
  public static let notOneOf = Reason(
    2015, "NOT_ONE_OF", .invalid, route: .oldPAS, team: .pmi,
    "The value is none of those that can be right",
    why: "It is mostly a value in the wrong column.",
    action: "Correct the value in the old PAS; if the same value stands in many records, ask what"
      + " it means and add it to the mapping",
    example: "Q where only Y and N can be right")
  public static let mojibake = Reason(
    2016, "MOJIBAKE", .invalid, route: .accept, team: .pmi,
    "Accented letters were written as two wrong ones, and have been put back",
    why: "A name that is spelt wrongly is not found by a search.",
    action: "Accept it, unless the name still looks wrong: then correct it in the old PAS",
    example: "ZoÃ« for Zoë")
  public static let postcodeInvalid = Reason(
    2017, "POSTCODE_INVALID", .invalid, route: .oldPAS, team: .pmi,
    "The value is no UK postcode",
    why: "Letters go astray, and the commissioner of the care cannot be found.",
    action: "Correct the postcode in the old PAS; the patient is loaded without it meanwhile",
    example: "TA1 55A")
  public static let telephoneInvalid = Reason(
    2018, "TELEPHONE_INVALID", .invalid, route: .oldPAS, team: .pmi,
    "The value is no telephone number",
    why: "A reminder would go to nobody, or to somebody else.",
    action: "Correct the number in the old PAS; the patient is loaded without it meanwhile",
    example: "NO PHONE")
  public static let organisationInvalid = Reason(
    2019, "ODS_CODE_INVALID", .invalid, route: .oldPAS, team: .pmi,
    "The value is no code of the Organisation Data Service",
    why: "A letter to a practice that does not exist reaches nobody.",
    action: "Correct the code in the old PAS; if it is a code of the old system's own, add a line"
      + " to the crosswalk",
    example: "L8?001")
  public static let diagnosisInvalid = Reason(
    2020, "ICD10_INVALID", .invalid, route: .oldPAS, team: .coding,
    "The value is no ICD-10 code",
    why: "The episode would be paid and counted wrongly.",
    action: "Have the episode coded again in the old PAS",
    example: "1.21 for I21")
  public static let procedureInvalid = Reason(
    2021, "OPCS4_INVALID", .invalid, route: .oldPAS, team: .coding,
    "The value is no OPCS-4 code",
    why: "The episode would be paid and counted wrongly.",
    action: "Have the episode coded again in the old PAS",
    example: "47.1 for K47.1")
  public static let controlCharacter = Reason(
    2022, "CONTROL_CHARACTER", .invalid, route: .accept, team: .supplier,
    "The value has a control character, which has been taken out",
    why: "It is not seen on a screen and breaks a search or a label.",
    action: "Accept it, unless the value looks wrong: then correct it in the old PAS",
    example: "A zero byte between two letters of a surname")
  public static let placeholder = Reason(
    2023, "PLACEHOLDER", .invalid, route: .accept, team: .pmi,
    "The value is one that people typed for 'not known'",
    why: "Shown as a value, it would be believed.",
    action: "Accept it: the field stays empty. Only where somebody knows the true value, enter it"
      + " in the old PAS",
    example: "UNK as a surname of the next of kin")
  public static let dateTooLate = Reason(
    2024, "DATE_TOO_LATE", .invalid, route: .oldPAS, team: .pmi,
    "The date lies after the latest that can be right",
    why: "It is mostly a default that someone typed to get past a screen, or a wrong century.",
    action: "Correct the date in the old PAS, or empty it there if nobody knows it",
    example: "An alert that started in 2099")
  public static let columnsDiffer = Reason(
    2025, "COLUMNS_DIFFER", .invalid, route: .oldPAS, team: .pmi,
    "Two columns that say the same thing have different values",
    why: "One of the two is wrong, and nobody can know which from here.",
    action: "Compare both values with the record in the old PAS and correct the wrong one there",
    example: "A spell number in the header of a line that its last column does not repeat")
  public static let gmcInvalid = Reason(
    2026, "GMC_NUMBER_INVALID", .invalid, route: .oldPAS, team: .pmi,
    "The value is no number of the General Medical Council",
    why: "The doctor who is responsible for the patient cannot be found.",
    action: "Correct the number in the old PAS; a default code for 'not known' belongs into the"
      + " code table",
    example: "C9999998, which stands for a consultant who is not known")
  public static let snomedInvalid = Reason(
    2027, "SNOMED_INVALID", .invalid, route: .oldPAS, team: .coding,
    "The value is no SNOMED CT identifier",
    why: "A wrong digit names another finding, or none.",
    action: "Have the entry coded again in the old PAS",
    example: "2.2298E+7, written by a spreadsheet")
  public static let readCodeInvalid = Reason(
    2028, "READ_CODE_INVALID", .invalid, route: .oldPAS, team: .coding,
    "The value is no Read code",
    why: "A code without its full stops, or in other capitals, names another entry, or none.",
    action: "Have the entry coded again in the old PAS",
    example: "G30 for G30..")
}
