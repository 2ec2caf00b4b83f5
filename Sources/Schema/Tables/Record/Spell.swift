import Diagnostics

extension Table {
  package static let spell = Table(
    "spell", root: true,
    about: "A HOSPITAL PROVIDER SPELL: from admission to discharge, or until now",
    columns: [
      Column("patient", .ref("patient"), required: true, about: "Who was admitted"),
      Column("number", .text(20), about: "HOSPITAL PROVIDER SPELL IDENTIFIER"),
      Column("referral", .ref("referral"), about: "The referral that led to it"),
      Column(
        "waiting_list_entry", .ref("waiting_list_entry"),
        about: "The wait that the admission ended"),
      Column("admitted_at", .instant, required: true, about: "START DATE and time of the spell"),
      Column(
        "discharged_at", .instant,
        about: "DISCHARGE DATE and time of the spell; blank while the patient is in a bed"),
      Column(
        "end_not_recorded", .boolean,
        about: """
          Whether the patient has gone and nobody recorded when. Such a spell is not on the bed \
          board, though it has no end
          """),
      Column("admission_method", .code("admission_method"), about: "ADMISSION METHOD"),
      Column("source_of_admission", .code("source_of_admission"), about: "SOURCE OF ADMISSION"),
      Column(
        "patient_classification", .code("patient_classification"), about: "PATIENT CLASSIFICATION"),
      Column("intended_management", .code("intended_management"), about: "INTENDED MANAGEMENT"),
      Column(
        "administrative_category", .code("administrative_category"),
        about: "ADMINISTRATIVE CATEGORY CODE"),
      Column("discharge_method", .code("discharge_method"), about: "DISCHARGE METHOD"),
      Column(
        "discharge_destination", .code("discharge_destination"), about: "DISCHARGE DESTINATION"),
      Column("expected_discharge_on", .date, about: "When the patient is expected to go"),
      Column("discharge_ready_on", .date, about: "DISCHARGE READY DATE"),
      Column("admission_ward", .ref("location"), about: "The ward of the admission"),
      Column(
        "ward", .ref("location"), about: "The ward where the patient is, or was at the discharge"),
      Column("site", .ref("organisation"), about: "SITE CODE (OF TREATMENT) at the admission"),
      Column(
        "admission_consultant", .ref("practitioner"),
        about: "Who was responsible at the admission"),
      Column(
        "consultant", .ref("practitioner"),
        about: "Who is responsible, or was at the discharge"),
      Column("treatment_function", .code("treatment_function"), about: "At the admission"),
      Column(
        "referral_identifier", .text(50),
        about: "The old system's number of the referral that led to it"),
      Column("pathway_identifier", .text(50), about: "PATIENT PATHWAY IDENTIFIER"),
    ],
    live: .until("discharged_at", unless: "end_not_recorded", means: "in a bed", ward: "ward"),
    constraints: [
      Constraint(
        "spell_discharge_after_admission",
        .ordered(first: "admitted_at", last: "discharged_at"), reason: Reasons.dateOutOfOrder),
      Constraint(
        "spell_open_once", .unique(["patient"], only: .isBlank("discharged_at")),
        reason: Reasons.spellOpenTwice),
    ])
}
