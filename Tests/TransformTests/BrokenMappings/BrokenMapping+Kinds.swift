// Values that do not fit what comes after them, and code tables.

extension BrokenMapping {
  private static let people = "mappings/people.yaml"
  private static let stays = "mappings/stays.yaml"
  private static let parts = "mappings/parts.yaml"

  static let kinds: [BrokenMapping] = [
    BrokenMapping(
      "MAP201", "a text phrase behind a date", people, "read as dd/MM/yyyy, not in the future",
      "read as dd/MM/yyyy, ‸in capitals"),
    BrokenMapping(
      "MAP201", "a phrase for days before the date is read", people, "DOB, read as dd/MM/yyyy",
      "DOB, ‸not in the future, read as dd/MM/yyyy"),
    BrokenMapping(
      "MAP201", "a phrase for numbers on a text", parts, "as whole number, between 1 and 99",
      "‸between 1 and 99"),
    BrokenMapping(
      "MAP201", "a day compared with what is no day", people, "not before row.birth_date",
      "not before ‸row.person_stated_gender"),
    BrokenMapping(
      "MAP203", "a text for a date", "mappings/alerts.yaml", "SINCE, read as yyyyMMdd", "‸SINCE"),
    BrokenMapping(
      "MAP203", "a date with its time for a date", stays, "read as dd/MM/yyyy HH:mm, its date",
      "‸read as dd/MM/yyyy HH:mm"),
    BrokenMapping(
      "MAP203", "a text for a row", people,
      "practice: GP, in capitals, matched by crosswalk practices",
      "practice: GP, ‸in capitals"),
    BrokenMapping(
      "MAP203", "a text for a row that is known by its key", parts,
      "STAY_ID, the episode with this key",
      "‸STAY_ID"),
    BrokenMapping(
      "MAP203", "the row of another table", stays, "ward: WARD, matched by crosswalk wards",
      "ward: WARD, ‸matched by crosswalk practices"),
    BrokenMapping(
      "MAP203", "any text for a code", people, "MARITAL, translated by marital_status", "‸MARITAL"),
    BrokenMapping(
      "MAP203", "a text for a number", parts, "as whole number, between 1 and 99", "‸trimmed"),
    BrokenMapping(
      "MAP203", "a text for yes or no", people, "restricted: the word \"no\"",
      "restricted: DEAD, ‸trimmed"),
    BrokenMapping(
      "MAP203", "a word that is neither yes nor no", people, "restricted: the word \"no\"",
      "restricted: the word ‸\"maybe\""),
    BrokenMapping(
      "MAP203", "a word that is no code of its list", people, "{otherwise: \"03\"}",
      "{otherwise: \"‸99\"}"),
    BrokenMapping(
      "MAP203", "a word that is too long for its field", people, "{otherwise: not_recorded}",
      "{otherwise: ‸nobody_has_recorded_it_yet}"),
    BrokenMapping(
      "MAP203", "an answer that is no code of its list", people,
      "marital_status: MARITAL, translated by marital_status",
      "marital_status:\n        from: MARITAL, translated by marital_status\n"
        + "        when a code is not in the table: ‸use ZZ"),
    BrokenMapping(
      "MAP203", "a date without its time for a moment", stays,
      "from: IN_DATE with time IN_TIME, read as yyyyMMdd HHmm",
      "from: IN_DATE, ‸read as yyyyMMdd"),
  ]

  static let codes: [BrokenMapping] = [
    BrokenMapping(
      "MAP301", "a target that is no national code", "codes/marital_status.csv",
      "S,Single,S,approved", "S,Single,‸QQ,approved"),
    BrokenMapping(
      "MAP301", "the same behind a text with a comma", "codes/marital_status.csv",
      "S,Single,S,approved", "S,\"Single, never married\",‸QQ,approved"),
    BrokenMapping(
      "MAP302", "an ignored code and nobody's name", "codes/person_stated_gender.csv",
      "Q,Asked,,ignored,A Person", "Q,Asked,,ignored,‸"),
    BrokenMapping(
      "MAP303", "an approved code and nobody's name", "codes/marital_status.csv",
      "M,Married,M,approved,A Person", "M,Married,M,approved,‸"),
    BrokenMapping(
      "MAP303", "an approved code and no day", "crosswalks/wards.csv",
      "approved,A Person,2026-01-01", "approved,A Person,‸"),
    BrokenMapping(
      "MAP304", "a code twice", "codes/marital_status.csv", "",
      "‸S,Single,M,approved,A Person,2026-01-01,,,\n"),
    BrokenMapping(
      "MAP304", "a ward twice", "crosswalks/wards.csv", "",
      "‸7A,Fern Ward,HEATHER,approved,A Person,2026-01-01,,,\n"),
    BrokenMapping(
      "MAP306", "a day that is none", "crosswalks/wards.csv", "A Person,2026-01-01,,,",
      "A Person,2026-01-01,‸soon,,"),
    BrokenMapping(
      "MAP306", "a status that is none", "codes/alert_kind.csv", "clinical,approved",
      "clinical,‸aproved"),
    BrokenMapping(
      "MAP306", "a status far from any other", "codes/marital_status.csv", "S,approved",
      "S,‸yes"),
    BrokenMapping(
      "MAP306", "an approved code without a target", "codes/marital_status.csv",
      "M,Married,M,approved", "M,Married,‸,approved"),
    BrokenMapping(
      "MAP306", "a line without a source code", "codes/marital_status.csv", "M,Married,M",
      "‸,Married,M"),
    BrokenMapping(
      "MAP306", "a line with too few cells", "codes/marital_status.csv", "", "‸W,Widowed,W\n"),
    BrokenMapping(
      "MAP306", "a header without a column", "codes/marital_status.csv", "source_code,source_text",
      "‸source_code,source_txt"),
  ]
}
