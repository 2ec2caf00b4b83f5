// Names that nothing has, and words that the language does not know.

extension BrokenMapping {
  private static let people = "mappings/people.yaml"
  private static let stays = "mappings/stays.yaml"
  private static let parts = "mappings/parts.yaml"

  static let names: [BrokenMapping] = [
    // 101 to 105
    BrokenMapping(
      "MAP101", "a source column", people, "birth_date: DOB,", "birth_date: ‸DOBB,"),
    BrokenMapping(
      "MAP101", "a column far from any other", people, "birth_date: DOB,",
      "birth_date: ‸WHEN_BORN,"),
    BrokenMapping("MAP101", "a key column", people, "key: ID", "key: ‸IDD"),
    BrokenMapping(
      "MAP101", "a column of a condition", people, "if: DOB is present",
      "if: ‸DOBB is present"),
    BrokenMapping(
      "MAP101", "a column behind 'and'", people, "present and DEAD is", "present and ‸DAED is"),
    BrokenMapping(
      "MAP101", "a column of 'only if'", people, "only if: GP is", "only if: ‸GPP is"),
    BrokenMapping(
      "MAP101", "a column of 'skip when'", people, "if: SURNAME starts", "if: ‸SURNAM starts"),
    BrokenMapping(
      "MAP101", "the time of a date with time", stays, "time IN_TIME", "time ‸IN_TIM"),
    BrokenMapping(
      "MAP101", "a column of a phrase", people, "SEX, in capitals", "SEX, or ‸GENDER"),
    BrokenMapping("MAP101", "the last of 'for each'", parts, "to DIAG_3 with", "to ‸DIAG_4 with"),
    BrokenMapping(
      "MAP101", "children that a layout does not have", parts, "DIAG_1 to DIAG_3 with ON_1 to ON_3",
      "‸diagnoses"),
    BrokenMapping(
      "MAP101", "a source of several words", people, "SEX, in capitals", "‸SEX in capitals"),
    BrokenMapping(
      "MAP102", "a phrase with a typing mistake", people, "or the whole, trimmed",
      "or the whole, ‸trimed"),
    BrokenMapping(
      "MAP102", "a mistake beside a text in quotes", people, "the part before the first \",\"",
      "‸the part befor the first \",\""),
    BrokenMapping(
      "MAP102", "a phrase that names a code table", people,
      "translated by person_stated_gender", "‸translatd by person_stated_gender"),
    BrokenMapping(
      "MAP102", "a phrase with spaces too many", people, "NHS_NO, as NHS number",
      "NHS_NO, ‸as  NSH   number"),
    BrokenMapping(
      "MAP102", "a phrase far from any other", people, "or the whole, trimmed",
      "or the whole, ‸washed and ironed"),
    BrokenMapping(
      "MAP102", "a text that does not end", people, "the first \",\" or", "‸the first \", or",
      at: "SURNAME, ‸the part before the first \", or"),
    BrokenMapping(
      "MAP103", "the table of a target", people, "into: gp_registration",
      "into: ‸gp_registratoin"),
    BrokenMapping(
      "MAP103", "the table of the first target", "mappings/alerts.yaml", "into: patient_flag",
      "into: ‸patient_flagg"),
    BrokenMapping(
      "MAP103", "the table of a reference", people, "ID, the patient with this key",
      "ID, the ‸patiens with this key"),
    BrokenMapping(
      "MAP103", "the table of a crosswalk", "migration.yaml", "to: organisation",
      "to: ‸organization"),
    BrokenMapping("MAP104", "a field of a target", people, "surname: SUR", "‸surnam: SUR"),
    BrokenMapping(
      "MAP104", "a mandatory field, misspelt", people, "birth_date_status:",
      "‸birth_date_statos:"),
    BrokenMapping(
      "MAP104", "a field that others compare with", people, "      birth_date: DOB",
      "      ‸birth_dat: DOB"),
    BrokenMapping(
      "MAP104", "a field of the row", people, "not before row.birth_date",
      "not before ‸row.birth_dat"),
    BrokenMapping(
      "MAP104", "a field of the row in a condition", people, "if: row.nhs_number is",
      "if: ‸row.nhs_numbr is"),
    BrokenMapping(
      "MAP104", "a field mapped further down", people, "not in the future",
      "not before ‸row.death_date"),
    BrokenMapping(
      "MAP104", "the field of a crosswalk", "migration.yaml", "by: ods_code", "by: ‸ods_cod"),
    BrokenMapping(
      "MAP105", "a code table", people, "translated by marital_status",
      "translated by ‸marital_statos"),
    BrokenMapping(
      "MAP105", "a code table far from any other", people, "translated by marital_status",
      "translated by ‸wedlock"),
    BrokenMapping(
      "MAP105", "a crosswalk", people, "crosswalk practices", "crosswalk ‸practises"),
    // 106 to 111
    BrokenMapping("MAP106", "a source", stays, "from: stays", "from: ‸stay"),
    BrokenMapping(
      "MAP106", "a source far from any other", people, "from: people", "from: ‸everybody"),
    BrokenMapping("MAP107", "a key of a mapping", people, "about: One", "‸abuot: One"),
    BrokenMapping("MAP107", "a key that is needed", people, "from: people", "‸form: people"),
    BrokenMapping("MAP107", "'targets'", people, "targets:", "‸tragets:"),
    BrokenMapping("MAP107", "'key'", people, "key: ID", "‸kye: ID"),
    BrokenMapping(
      "MAP107", "'fields'", people, "    fields:\n      nhs", "    ‸feilds:\n      nhs"),
    BrokenMapping(
      "MAP107", "'from' of a field", stays, "from: PERSON", "‸frmo: PERSON"),
    BrokenMapping(
      "MAP107", "'otherwise'", people, "{otherwise: \"03\"}", "{‸otherwize: \"03\"}"),
    BrokenMapping(
      "MAP107", "'if'", people, "{if: DOB is", "{‸iff: DOB is"),
    BrokenMapping(
      "MAP107", "an answer to a failure that nobody knows", people, "when it is too long:",
      "‸when it is too big:"),
    BrokenMapping(
      "MAP107", "'only if' of the first target", people, "    key: ID",
      "    ‸only if: ID is present\n    key: ID"),
    BrokenMapping(
      "MAP107", "a key of migration.yaml", "migration.yaml", "timezone:", "‸timezon:"),
    BrokenMapping(
      "MAP107", "a key of a source", "migration.yaml", "{layout: layouts/people.yaml",
      "{‸lyout: layouts/people.yaml"),
    BrokenMapping(
      "MAP107", "a key of a layout", "layouts/people.yaml", "short row:", "‸shrt row:"),
    BrokenMapping(
      "MAP107", "a key of a column", "layouts/people.yaml", "sensitive:", "‸sensitiv:"),
    BrokenMapping(
      "MAP107", "a key of a rule", "rules.yaml", "otherwise: list ACT", "‸otherwis: list ACT"),
    BrokenMapping(
      "MAP108", "a reason of a list", people, "list: DEATH_CONFLICT", "list: ‸DEATH_CONFLIKT"),
    BrokenMapping(
      "MAP108", "a reason of 'skip when'", people, "reason: SITE_TEST_PATIENT",
      "reason: ‸TEST_PATIENT"),
    BrokenMapping(
      "MAP108", "a reason of a rule", "rules.yaml", "list NHS_SHARED", "list ‸NHS_SHARD"),
    BrokenMapping(
      "MAP109", "an answer for the whole mapping", people,
      "when a value cannot be right: set aside", "when a value cannot be right: ‸set asside"),
    BrokenMapping(
      "MAP109", "an answer of a field", stays, "when the hour happens twice: use the second",
      "when the hour happens twice: ‸use the secnod"),
    BrokenMapping(
      "MAP109", "an answer far from any other", people, "when it is too long: cut",
      "when it is too long: ‸shout"),
    BrokenMapping(
      "MAP109", "what to do about an unknown ward", "migration.yaml", "it: create inactive",
      "it: ‸create"),
    BrokenMapping(
      "MAP110", "a number that cannot be", people, "or the whole, trimmed",
      "or the whole, the first ‸0 characters"),
    BrokenMapping(
      "MAP110", "a pattern that is none", people, "DOB, read as dd/MM/yyyy",
      "DOB, read as ‸dd/QQ/yyyy"),
    BrokenMapping(
      "MAP110", "a date that does not exist", people, "not in the future",
      "not before ‸31/02/1890"),
    BrokenMapping(
      "MAP110", "a text without a character", people, "the first \",\" or", "the first ‸\"\" or"),
    BrokenMapping(
      "MAP110", "a year with two digits", people, "DOB, read as dd/MM/yyyy",
      "DOB, ‸read as dd/MM/yy"),
    BrokenMapping(
      "MAP110", "'for each' over two names", parts, "DIAG_1 to DIAG_3", "‸DIAG_1 to ON_3"),
    BrokenMapping(
      "MAP110", "'for each' that is not understood", parts, "DIAG_1 to DIAG_3 with ON_1 to ON_3",
      "‸DIAG_1, DIAG_2"),
    BrokenMapping(
      "MAP110", "two rows of columns that are not equally long", parts, "with ON_1 to ON_3",
      "with ‸ON_1 to ON_2"),
    BrokenMapping(
      "MAP111", "a condition with a typing mistake", people, "GP is present", "GP is ‸presnt"),
    BrokenMapping(
      "MAP111", "a value without quotes", people, "DEAD is \"N\"", "DEAD is ‸N"),
    BrokenMapping(
      "MAP111", "'only if' on the first mapping of a source", people, "version: 1",
      "only if: ‸ID is present\nversion: 1"),
  ]
}
