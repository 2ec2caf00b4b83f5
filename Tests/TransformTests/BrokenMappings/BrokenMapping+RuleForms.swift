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
      "MAP902", "a file of counts that is not there",
      "count: spell by month of admitted_at\n    equals: ‸control/spells.csv", otherwise: "no go"),
  ]
}
