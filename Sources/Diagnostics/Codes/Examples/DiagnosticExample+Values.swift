// Code tables, failures and their answers, what fills a table, and lines that do nothing.

extension DiagnosticExample {
  private static let header = "source_code,source_text,target,status,by,on\n"
  private static let late = "from: OUT_AT, read as dd/MM/yyyy HH:mm\n"

  static let values: [DiagnosticExample] = [
    .init(
      .codeNotNational, header + "S,Single,SINGLE,approved,Ann Onymous,2026-09-14",
      header + "S,Single,S,approved,Ann Onymous,2026-09-14"),
    .init(
      .ignoredWithoutName, header + "Q,Asked,,ignored,,",
      header + "Q,Asked,,ignored,Ann Onymous,2026-09-14"),
    .init(
      .approvedWithoutName, header + "S,Single,S,approved,,",
      header + "S,Single,S,approved,Ann Onymous,2026-09-14"),
    .init(
      .codeTwice,
      header + "S,Single,S,approved,Ann Onymous,2026-09-14\n"
        + "S,Separated,P,approved,Ann Onymous,2026-09-14",
      header + "S,Single,S,approved,Ann Onymous,2026-09-14\n"
        + "P,Separated,P,approved,Ann Onymous,2026-09-14"),
    .init(
      .badCodeLine, header + "S,Single,S,yes,Ann Onymous,2026-09-14",
      header + "S,Single,S,approved,Ann Onymous,2026-09-14"),
    .init(
      .failureWithoutAnswer, "birth_date: DOB, read as dd/MM/yyyy",
      "birth_date:\n  from: DOB, read as dd/MM/yyyy\n  when a value cannot be right: set aside"),
    .init(
      .lookupAmbiguous, "ward: WARD, matched by crosswalk wards",
      "ward: WARD, matched by crosswalk wards, valid on row.started_at"),
    .init(
      .lookupWithoutKey,
      "columns:\n  - {name: CODE, required: true}\n  - {name: NAME}",
      "columns:\n  - {name: CODE, required: true, key: true}\n  - {name: NAME}"),
    .init(
      .answerNotAllowed, "when the hour happens twice: set aside",
      "when the hour happens twice: use the first"),
    .init(
      .setAsideMandatory,
      "admitted_at:\n  from: IN_AT, read as dd/MM/yyyy HH:mm\n"
        + "  when a value cannot be right: set aside",
      "admitted_at:\n  from: IN_AT, read as dd/MM/yyyy HH:mm\n"
        + "  when a value cannot be right: reject"),
    .init(
      .mustLand,
      "death_date:\n  from: DOD, read as dd/MM/yyyy\n"
        + "  when a value cannot be right: leave empty",
      "death_date:\n  from: DOD, read as dd/MM/yyyy\n"
        + "  when a value cannot be right: set aside"),
    .init(
      .rejectWithoutReason, "discharged_at:\n  \(late)  when a value cannot be right: reject",
      "discharged_at:\n  \(late)  when a value cannot be right: reject\n"
        + "  because: without its end the stay would show the patient in a bed"),
    .init(
      .waitingNotOnParent,
      "ward:\n  from: WARD, matched by crosswalk wards\n  when it is not found: keep waiting",
      "ward:\n  from: WARD, matched by crosswalk wards\n  when it is not found: set aside"),
    .init(
      .mandatoryNotFilled,
      "- into: patient_name\n  fields:\n    surname: SURNAME",
      "- into: patient_name\n  fields:\n    patient: ID, the patient with this key\n"
        + "    use: the word \"usual\"\n    surname: SURNAME"),
    .init(
      .targetWithoutKey, "- into: patient\n  fields:\n    nhs_number: NHS_NO, as NHS number",
      "- into: patient\n  key: ID\n  fields:\n    nhs_number: NHS_NO, as NHS number"),
    .init(
      .parentNotLoaded, "mappings: [mappings/spell.yaml, mappings/patient.yaml]",
      "mappings: [mappings/patient.yaml, mappings/spell.yaml]"),
    .init(
      .answerNeverApplies,
      "surname:\n  from: SURNAME, trimmed\n  when it is not found: reject",
      "surname: SURNAME, trimmed"),
    .init(
      .nothingUses, "codes/religion.csv, and no line with 'translated by religion'",
      "religion: RELIGION, translated by religion"),
    .init(
      .neverReached, "- {otherwise: \"no\"}\n- {if: DEAD is \"Y\", use: \"yes\"}",
      "- {if: DEAD is \"Y\", use: \"yes\"}\n- {otherwise: \"no\"}"),
    .init(
      .neverHolds, "only if: DOD is \"NULL\"          # the layout reads NULL as blank",
      "only if: DOD is blank"),
  ]
}
