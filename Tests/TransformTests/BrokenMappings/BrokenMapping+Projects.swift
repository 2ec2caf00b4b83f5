// Layouts, rules, and what a project is made of.

extension BrokenMapping {
  private static let migration = "migration.yaml"
  private static let layout = "layouts/people.yaml"

  static let layouts: [BrokenMapping] = [
    BrokenMapping("MAP701", "a column twice", layout, "{name: GP}", "{name: ‸SEX}\n  - {name: GP}"),
    BrokenMapping("MAP702", "a kind that is none", layout, "kind: csv", "kind: ‸cvs"),
    BrokenMapping("MAP702", "an encoding", layout, "encoding: utf-8", "encoding: ‸utf8"),
    BrokenMapping(
      "MAP702", "an encoding far from any other", layout, "encoding: utf-8", "encoding: ‸klingon"),
    BrokenMapping(
      "MAP702", "a delimiter of no characters", layout, "delimiter: \",\"", "delimiter: \"‸\""),
    BrokenMapping(
      "MAP702", "a quote of two characters", layout, "quote: '\"'", "quote: \"‸''\""),
    BrokenMapping(
      "MAP703", "an escape that is the quote", layout, "quote: '\"'",
      "quote: '\"'\nescape: '‸\"'"),
    BrokenMapping(
      "MAP702", "a short row that is filled up", layout, "short row: reject", "short row: ‸fill"),
    BrokenMapping(
      "MAP702", "columns matched by luck", layout, "match: by name", "match: ‸by nam"),
    BrokenMapping(
      "MAP703", "a delimiter that is the quote", layout, "quote: '\"'", "quote: '‸,'"),
    BrokenMapping("MAP705", "a meaning", layout, "means: surname", "means: ‸surnme"),
    BrokenMapping(
      "MAP706", "a path that looks everywhere", "layouts/kin.yaml", "path: x:Patient",
      "path: x:Patient/‸/x:Id"),
    BrokenMapping(
      "MAP707", "a prefix", "layouts/kin.yaml", "path: x:Patient", "path: ‸y:Patient"),
    BrokenMapping(
      "MAP711", "a place behind the record's end", "layouts/staff.yaml", "at: 11-40",
      "at: ‸11-44"),
    BrokenMapping(
      "MAP711", "a place that is none", "layouts/staff.yaml", "at: 11-40", "at: ‸40-11"),
    BrokenMapping(
      "MAP711", "a tag that does not fit", "layouts/staff.yaml", "\"20\": nurse",
      "\"‸200\": nurse"),
    BrokenMapping(
      "MAP712", "a record type that the layout lacks", migration, "record type: doctor",
      "record type: ‸docter"),
    BrokenMapping(
      "MAP713", "a mixed file of which nothing is picked", migration, ", record type: doctor", "",
      at: "staff: ‸{layout"),
    BrokenMapping(
      "MAP702", "a record without bytes", "layouts/staff.yaml", "record length: 40",
      "record length: ‸0"),
    BrokenMapping(
      "MAP705", "a meaning far from any other", layout, "means: surname", "means: ‸shoe size"),
  ]

  static let rules: [BrokenMapping] = [
    BrokenMapping(
      "MAP803", "a mapping of a report", "mappings/alerts.yaml", "from: alerts",
      "from: ‸ward_list"),
    BrokenMapping(
      "MAP804", "a use that is none", migration, "use: reconciliation", "use: ‸reconcilliation"),
    BrokenMapping(
      "MAP801", "a word of a rule", "rules.yaml", "no two: patient share nhs_number",
      "no two: ‸patient shares nhs_number"),
    BrokenMapping(
      "MAP801", "a gap between no times", "rules.yaml", "no gap: episode.started_at",
      "no gap: ‸episode.consultant"),
    BrokenMapping(
      "MAP801", "a period that ends with a word", "rules.yaml", "to episode.ended_at per",
      "to ‸episode.last_episode per"),
    BrokenMapping(
      "MAP801", "a rule that says nothing", "rules.yaml",
      "    in order: spell.admitted_at, patient.death_date\n", "",
      at: "- ‸rule: activity_after_death"),
    BrokenMapping(
      "MAP801", "an outcome that nobody knows", "rules.yaml", "otherwise: list EPISODE_GAP",
      "otherwise: ‸delete both"),
    BrokenMapping(
      "MAP801", "a gap between two tables", "rules.yaml", "to episode.ended_at per",
      "to spell.discharged_at per", at: "no gap: ‸episode"),
    BrokenMapping(
      "MAP801", "a count that is not understood", "rules.yaml", "",
      "  - rule: total\n    count: ‸all the spells\n    otherwise: no go\n"),
    BrokenMapping(
      "MAP301", "a code that a rule compares with", "rules.yaml", "is \"02\"", "is ‸\"77\""),
    BrokenMapping(
      "MAP301", "a code that a rule writes", "rules.yaml", "nhs_number_status \"05\"",
      "nhs_number_status ‸\"77\""),
    BrokenMapping(
      "MAP801", "a date that a rule writes as text", "rules.yaml", "nhs_number_status \"05\"",
      "birth_date ‸\"05\""),
    BrokenMapping(
      "MAP802", "a field that a rule writes", "rules.yaml", "nhs_number_status \"05\"",
      "‸nhs_number_stat \"05\""),
    BrokenMapping(
      "MAP802", "a field of a rule", "rules.yaml", "share nhs_number,", "share ‸nhs_numbr,"),
    BrokenMapping(
      "MAP802", "a table of a rule", "rules.yaml", "no two: patient", "no two: ‸patiant"),
    BrokenMapping(
      "MAP802", "a field with its table", "rules.yaml", "spell.admitted_at, patient",
      "spell.‸admited_at, patient"),
    BrokenMapping(
      "MAP802", "the table of a field", "rules.yaml", "spell.admitted_at, patient",
      "‸spel.admitted_at, patient"),
    BrokenMapping(
      "MAP802", "a field of 'only where'", "rules.yaml", "only where nhs_number_status",
      "only where ‸nhs_number_statos"),
    BrokenMapping(
      "MAP802", "tables that do not refer to each other", "rules.yaml",
      "in order: spell.admitted_at, patient.death_date",
      "in order: ‸patient.death_date, spell.admitted_at"),
    BrokenMapping(
      "MAP909", "a rule twice", "rules.yaml", "rule: episode_gap", "rule: ‸nhs_shared"),
  ]

  static let projects: [BrokenMapping] = [
    BrokenMapping(
      "MAP901", "a limit", migration, "  to fix: at", "  ‸to fixx: at"),
    BrokenMapping(
      "MAP901", "a limit that is no number", migration, "to fix: at most 5", "to fix: ‸a few"),
    BrokenMapping(
      "MAP901", "a share that is not understood", migration, "share: 0.1% after 10000 records",
      "share: ‸a tenth"),
    BrokenMapping(
      "MAP901", "a field of a limit", migration, "repairs of patient.birth_date invalid",
      "repairs of ‸patient.birth_dat invalid"),
    BrokenMapping(
      "MAP902", "a layout that is not there", migration, "layout: layouts/people.yaml",
      "layout: ‸layouts/peple.yaml"),
    BrokenMapping(
      "MAP902", "a mapping that is not there", migration, "- mappings/people.yaml",
      "- ‸mappings/persons_and_all.yaml"),
    BrokenMapping(
      "MAP902", "a crosswalk that is not there", migration, "file: crosswalks/practices.csv",
      "file: ‸crosswalks/practises.csv"),
    BrokenMapping(
      "MAP902", "a folder of codes that is not there", migration, "codes: codes/",
      "codes: ‸kodes/"),
    BrokenMapping(
      "MAP902", "rules that are not there", migration, "rules: rules.yaml", "rules: ‸rule.yaml"),
    BrokenMapping(
      "MAP903", "a tab", "layouts/alerts.yaml", "  - {name: KIND}", "‸\t- {name: KIND}"),
    BrokenMapping(
      "MAP903", "a bracket that does not close", "rules.yaml", "", "  - {rule: x, no two: y\n‸"),
    BrokenMapping(
      "MAP904", "a key twice", "mappings/people.yaml", "about: One", "‸version: 2\nabout: One"),
    BrokenMapping(
      "MAP904", "a field twice", "mappings/people.yaml", "      restricted:",
      "      ‸birth_date: DOD, read as dd/MM/yyyy\n      restricted:"),
    BrokenMapping(
      "MAP905", "an anchor", "layouts/alerts.yaml", "kind: csv", "kind: ‸&kind csv"),
    BrokenMapping(
      "MAP906", "a list for a word", migration, "migration: sound", "migration: ‸[sound]"),
    BrokenMapping(
      "MAP906", "a word for a list", layout, "blank values: [\"\", \"NULL\"]",
      "blank values: ‸NULL"),
    BrokenMapping(
      "MAP906", "a word that is neither true nor false", layout, "{name: ID, required: true",
      "{name: ID, required: ‸perhaps"),
    BrokenMapping(
      "MAP906", "a word for a number", layout, "record count in: 2", "record count in: ‸two"),
    BrokenMapping(
      "MAP907", "a layout without a name", "layouts/alerts.yaml", "layout: alerts\n", "",
      at: "‸kind: csv"),
    BrokenMapping(
      "MAP907", "a layout without columns", "layouts/alerts.yaml",
      "columns:\n  - {name: ALERT_ID, required: true}\n  - {name: PERSON}\n  - {name: KIND}\n"
        + "  - {name: NOTE}\n  - {name: SINCE}\n", "", at: "‸layout: alerts"),
    BrokenMapping(
      "MAP907", "a mapping that does not say from where", "mappings/alerts.yaml",
      "from: alerts\n", "", at: "‸mapping: alerts"),
    BrokenMapping(
      "MAP907", "a source without files", migration, ", files: \"STAYS*.csv\"", "",
      at: "stays: ‸{layout"),
    BrokenMapping(
      "MAP907", "a field that says nothing", "mappings/alerts.yaml",
      "        from: PERSON, the patient with this key\n", "",
      at: "patient:\n        ‸when it is not found"),
    BrokenMapping(
      "MAP907", "a line without 'if'", "mappings/people.yaml",
      "{if: DOB is present, use: unusable}",
      "‸{use: unusable}"),
    BrokenMapping(
      "MAP907", "a rule without an outcome", "rules.yaml", "    otherwise: list EPISODE_GAP\n", "",
      at: "- ‸rule: episode_gap"),
    BrokenMapping(
      "MAP921", "a test of no mapping", "tests/people.yaml", "mapping: people",
      "mapping: ‸peopel"),
    BrokenMapping(
      "MAP922", "an outcome that nothing has", "tests/people.yaml", "outcome: loaded",
      "outcome: ‸laoded"),
    BrokenMapping("MAP908", "another format", migration, "format: 1", "format: ‸2"),
    BrokenMapping("MAP908", "another schema", migration, "target: epr/1", "target: ‸epr/2"),
    BrokenMapping(
      "MAP909", "a mapping twice", "mappings/parts.yaml", "mapping: parts", "mapping: ‸stays"),
  ]
}
