// Each form of rule with what it can have wrong; a rule is added to the sound ones.

extension BrokenMapping {
  private static func rule(
    _ code: String, _ mistake: String, _ sentence: String, otherwise: String = "list EPISODE_GAP",
    at: String? = nil
  ) -> BrokenMapping {
    BrokenMapping(
      code, mistake, "rules.yaml", "",
      "  - rule: another\n    \(sentence)\n    otherwise: \(otherwise)\n", at: at)
  }

  static let ruleForms: [BrokenMapping] = [
    rule("MAP801", "a loop that does not say where to", "no loop: ‸patient_merge from loser"),
    rule("MAP802", "the table of a loop", "no loop: ‸patient_merges from loser to survivor"),
    rule("MAP802", "a field of a loop", "no loop: patient_merge from loser to ‸survivors"),
    rule("MAP802", "a loop over two tables", "no loop: spell from ‸patient to ward"),
    rule(
      "MAP801", "what is not open once nothing", "no open: ‸spell.discharged_at, patient.death_date"
    ),
    rule(
      "MAP802", "a field that is not open",
      "no open: spell.‸discharged once patient.death_date"),
    rule(
      "MAP802", "the field once it is there",
      "no open: spell.discharged_at once patient.‸died_on"),
    rule(
      "MAP802", "what is open of another's parent",
      "no open: ‸patient.death_date once spell.discharged_at"),
    rule("MAP801", "a most that is no number", "at most: ‸one spell per patient"),
    rule("MAP801", "a check without a test", "check: ‸spell where discharged_at"),
    rule("MAP802", "a field of a check", "check: spell where ‸discharge is blank"),
    rule(
      "MAP301", "a code of a check",
      "check: spell where admission_method is ‸\"99x\" and discharged_at is present"),
    rule("MAP801", "at most none", "at most: ‸0 spell per patient"),
    rule("MAP801", "at most without 'per'", "at most: ‸1 spell of patient"),
    rule(
      "MAP801", "an 'only where' that is not understood",
      "at most: ‸1 spell per patient, only where discharged_at blank"),
    rule("MAP802", "the table of a most", "at most: 1 ‸spels per patient"),
    rule("MAP802", "whose rows are counted", "at most: 1 spell per ‸patients"),
    rule(
      "MAP802", "the field of a most's 'only where'",
      "at most: 1 spell per patient, only where ‸discharged is blank"),
    rule(
      "MAP801", "an overlap that does not say of what",
      "no overlap: ‸ward_stay.started_at to ward_stay.ended_at"),
    rule(
      "MAP801", "an overlap of two tables",
      "no overlap: ‸ward_stay.started_at to episode.ended_at per spell"),
    rule(
      "MAP802", "a field of an overlap",
      "no overlap: ward_stay.started_at to ward_stay.‸finished_at per spell"),
    rule(
      "MAP802", "what an overlap is looked for in",
      "no overlap: ward_stay.started_at to ward_stay.ended_at per ‸spel"),
    rule(
      "MAP801", "a rejection without its reason", "no loop: patient_merge from loser to survivor",
      otherwise: "‸reject"),
    rule(
      "MAP108", "a rejection for a reason of the hospital's own",
      "no loop: patient_merge from loser to survivor", otherwise: "reject, list ‸SITE_LOOP"),
    rule(
      "MAP108", "a rejection for a reason that nobody knows",
      "no loop: patient_merge from loser to survivor", otherwise: "reject, list ‸MERGELOOP"),
    rule(
      "MAP801", "a month of what is no date", "count: spell by month of ‸admission_method",
      otherwise: "no go"),
    rule(
      "MAP907", "a count that equals nothing", "count: spell by month of admitted_at",
      otherwise: "no go", at: "- ‸rule: another"),
    rule(
      "MAP801", "a report without its source", "every: ‸open spell has its PERSON on ward_list"),
    rule(
      "MAP802", "a report that is none", "every: open spell has its PERSON on source ‸wardlist"),
    rule(
      "MAP802", "an export in place of a report",
      "every: open spell has its PERSON on source ‸alerts"),
    rule(
      "MAP802", "a column that the report lacks",
      "every: open spell has its PERSON on source ward_list as ‸PERSN"),
    rule(
      "MAP802", "a report that does not name its column as the export does",
      "every: open spell has its STAY_ID on source ‸ward_list"),
    rule(
      "MAP802", "a column that is nobody's key",
      "every: open spell has its ‸IN_DATE on source ward_list as PERSON"),
    rule(
      "MAP802", "a table that is never open",
      "every: open ‸patient has its ID on source ward_list as PERSON"),
    rule(
      "MAP802", "the table of a report's lines",
      "every: ‸patint on source ward_list as PERSON is loaded"),
    rule(
      "MAP802", "a report's lines without the column of the key",
      "every: patient on source ‸ward_list is loaded"),
    rule(
      "MAP802", "rows that do not refer to those of the report",
      "every: patient on source ward_list as PERSON has an open ‸episode"),
    rule(
      "MAP802", "lines by the key of a table that has none",
      "every: ‸patient_name on source ward_list as PERSON is loaded"),
    rule(
      "MAP801", "lines that are something else",
      "every: ‸patient on source ward_list as PERSON is happy"),
    rule(
      "MAP801", "a line of a report that is rejected",
      "every: patient on source ward_list as PERSON is loaded",
      otherwise: "‸reject, list MERGE_LOOP"),
    rule(
      "MAP801", "an end that nothing can say", "no loop: patient_merge from loser to survivor",
      otherwise: "‸load as end not recorded, list MERGE_LOOP"),
    rule(
      "MAP801", "a bed board without an end", "no loop: patient_merge from loser to survivor",
      otherwise: "keep, ‸outside the bed board, list MERGE_LOOP"),
    rule(
      "MAP801", "a merge of what is never merged",
      "no two: spell share patient, ‸unless one is merged into the other"),
    rule(
      "MAP801", "a merge that is put otherwise",
      "no two: ‸patient share nhs_number, unless they are merged"),
    rule(
      "MAP902", "a file of counts that is not there",
      "count: spell by month of admitted_at\n    equals: ‸control/spells.csv", otherwise: "no go"),
  ]
}
