// Failures and their answers, what fills a table, and lines that do nothing.

extension BrokenMapping {
  private static let people = "mappings/people.yaml"
  private static let alerts = "mappings/alerts.yaml"
  private static let stays = "mappings/stays.yaml"
  private static let parts = "mappings/parts.yaml"

  static let answers: [BrokenMapping] = [
    BrokenMapping(
      "MAP401", "a value that cannot be right, and nothing says what then", alerts,
      "when a value cannot be right: set aside\n", "", at: "started_on: ‸SINCE"),
    BrokenMapping(
      "MAP401", "a text that is too long, and nothing says what then", people,
      "when it is too long: cut\n", "", at: "surname: ‸SURNAME"),
    BrokenMapping(
      "MAP401", "a mandatory field that can be empty", alerts,
      "when a mandatory field is empty: reject\n", "", at: "from: ‸PERSON"),
    BrokenMapping(
      "MAP401", "no line for what fits nothing", people,
      "          - {if: row.nhs_number is present, use: \"02\"}\n          - {otherwise: \"03\"}",
      "          ‸- {if: row.nhs_number is present, use: \"02\"}"),
    BrokenMapping(
      "MAP402", "a practice that was two at different times", "crosswalks/practices.csv",
      "P1,The Practice,V81999,approved,A Person,2026-01-01,,,\n",
      "P1,The Old Practice,V81998,approved,A Person,2026-01-01,,2019-12-31,\n"
        + "P1,The Practice,V81999,approved,A Person,2026-01-01,2020-01-01,,\n",
      at: "practice: GP, in capitals, ‸matched by crosswalk", in: people),
    BrokenMapping(
      "MAP403", "a date that is cut", alerts, "when a value cannot be right: set aside",
      "when a value cannot be right: ‸cut"),
    BrokenMapping(
      "MAP403", "an hour that is set aside", stays,
      "when the hour happens twice: use the second", "when the hour happens twice: ‸set aside"),
    BrokenMapping(
      "MAP404", "a mandatory field that is set aside", stays,
      "HHmm\n        when a value cannot be right: reject",
      "HHmm\n        when a value cannot be right: ‸set aside"),
    BrokenMapping(
      "MAP404", "a mandatory field under an answer for all", stays,
      "HHmm\n        when a value cannot be right: reject", "HHmm",
      at: "from: ‸IN_DATE"),
    BrokenMapping(
      "MAP404", "a mandatory field that a line leaves empty", people, "{otherwise: not_recorded}",
      "{otherwise: nothing}", at: "first that fits:\n          ‸- {if: row.birth_date"),
    BrokenMapping(
      "MAP405", "an alert that is cut off", alerts, "when it is too long: reject",
      "when it is too long: ‸cut"),
    BrokenMapping(
      "MAP405", "a death that is left empty", people,
      "death_date: DOD, read as dd/MM/yyyy, not before row.birth_date",
      "death_date:\n        from: DOD, read as dd/MM/yyyy, not before row.birth_date\n"
        + "        when a value cannot be right: ‸leave empty"),
    BrokenMapping(
      "MAP405", "an alert whose code is ignored", "codes/alert_kind.csv", "",
      "OLD,Old alert,,‸ignored,A Person,,,,\n"),
    BrokenMapping(
      "MAP406", "a record kept out for a field that may be empty", stays,
      "        because: without its end the stay would show the patient in a bed\n", "",
      at: "before row.admitted_at\n        when a value cannot be right: ‸reject"),
    BrokenMapping(
      "MAP407", "a ward that is waited for", stays,
      "ward: WARD, matched by crosswalk wards",
      "ward:\n        from: WARD, matched by crosswalk wards\n"
        + "        when it is not found: ‸keep waiting"),
  ]

  static let targets: [BrokenMapping] = [
    BrokenMapping(
      "MAP501", "a mandatory field that nothing fills", people,
      "      restricted: the word \"no\"\n", "", at: "fields:\n      ‸nhs_number: NHS_NO"),
    BrokenMapping(
      "MAP501", "a row that belongs to nobody", people,
      "      patient: ID, the patient with this key\n      use", "      ‸use"),
    BrokenMapping(
      "MAP503", "a mapping without a key", people, "    key: ID\n", "", at: "- ‸into: patient\n"),
    BrokenMapping(
      "MAP503", "a second key", people, "into: patient_name", "into: patient_name\n    key: ‸ID"),
    BrokenMapping(
      "MAP504", "a parent that is loaded later", "migration.yaml",
      "  - mappings/people.yaml\n  - mappings/alerts.yaml\n",
      "  - mappings/alerts.yaml\n  - mappings/people.yaml\n",
      at: "from: PERSON, the ‸patient with", in: "mappings/alerts.yaml"),
    BrokenMapping(
      "MAP504", "a parent that nothing loads", parts, "STAY_ID, the spell with this key",
      "STAY_ID, the ‸appointment with this key"),
    BrokenMapping(
      "MAP601", "an answer to what cannot happen to the field", stays,
      "        because: without", "        ‸when it is not found: reject\n        because: without"),
    BrokenMapping(
      "MAP601", "an answer to what cannot happen in the mapping", alerts,
      "when a code is not", "‸when more than one fits: reject\nwhen a code is not"),
    BrokenMapping(
      "MAP602", "a source", "migration.yaml", "  stays: {",
      "  ‸visits: {layout: layouts/stays.yaml, files: \"VISITS*.csv\"}\n  stays: {"),
    BrokenMapping(
      "MAP602", "a crosswalk", "migration.yaml", "  wards:\n    file",
      "  ‸doctors:\n    file: crosswalks/wards.csv\n    to: practitioner\n"
        + "    by: national_code\n  wards:\n    file"),
    BrokenMapping(
      "MAP602", "a code table", people,
      "      marital_status: MARITAL, translated by marital_status\n",
      "", at: "‸source_code", in: "codes/marital_status.csv"),
    BrokenMapping(
      "MAP602", "a mapping that is not in the list", "migration.yaml",
      "\n  - mappings/alerts.yaml", "", at: "‸mapping: alerts", in: "mappings/alerts.yaml"),
    BrokenMapping(
      "MAP603", "a line behind 'otherwise'", people, "          - {otherwise: \"03\"}\n",
      "          - {otherwise: \"03\"}\n          - ‸{if: NHS_NO is present, use: \"02\"}\n"),
    BrokenMapping(
      "MAP603", "the same condition twice", people, "          - {otherwise: not_recorded}",
      "          - ‸{if: DOB  is present, use: known}\n          - {otherwise: not_recorded}"),
    BrokenMapping(
      "MAP604", "a value that the layout reads as blank", people, "DEAD is \"Y\" or \"J\"",
      "‸DEAD is \"Y\" or \"NULL\""),
    BrokenMapping(
      "MAP604", "a value with a space at its end", people, "DEAD is \"Y\" or \"J\"",
      "‸DEAD is \"Y \""),
    BrokenMapping(
      "MAP604", "two values at once", people, "only if: GP is present",
      "only if: ‸GP is \"A\" and GP is \"B\""),
    BrokenMapping(
      "MAP604", "blank and not", people, "if: SURNAME starts with \"ZZZ\"",
      "if: ‸SURNAME is blank and SURNAME starts with \"ZZZ\""),
    BrokenMapping(
      "MAP604", "a code that its list does not have", people,
      "{if: row.birth_date is present, use: known}",
      "{if: ‸row.nhs_number_status is \"99\", use: known}"),
  ]
}
