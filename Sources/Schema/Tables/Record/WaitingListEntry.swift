import Diagnostics

extension Table {
  package static let waitingListEntry = Table(
    "waiting_list_entry", root: true,
    about: "A patient who waits to be admitted, from the decision until the removal",
    columns: [
      Column("patient", .ref("patient"), required: true, about: "Who waits"),
      Column("referral", .ref("referral"), about: "The referral that led to it"),
      Column("pathway", .ref("pathway"), about: "The pathway whose clock runs"),
      Column("decided_on", .date, required: true, about: "DECIDED TO ADMIT DATE"),
      Column("originally_decided_on", .date, about: "ORIGINAL DECIDED TO ADMIT DATE"),
      Column(
        "elective_admission_type", .code("elective_admission_type"),
        about: "ELECTIVE ADMISSION TYPE"),
      Column("list_status", .code("elective_admission_list_status"), about: "LIST STATUS"),
      Column("intended_management", .code("intended_management"), about: "INTENDED MANAGEMENT"),
      Column("priority_type", .code("priority_type"), about: "PRIORITY TYPE"),
      Column("procedure_code", .text(5), about: "INTENDED PROCEDURE (OPCS), without its dot"),
      Column("procedure_text", .text(255), about: "What is to be done, in words"),
      Column("practitioner", .ref("practitioner"), about: "On whose list the patient is"),
      Column("main_specialty", .code("main_specialty"), about: "MAIN SPECIALTY CODE"),
      Column("treatment_function", .code("treatment_function"), about: "TREATMENT FUNCTION CODE"),
      Column("planned_on", .date, about: "When a planned admission falls due"),
      Column("short_notice", .boolean, about: "Whether the patient can come at short notice"),
      Column(
        "status", .text(20), required: true,
        about: "`waiting`, `suspended`, `admitted` or `removed`"),
      Column("removed_on", .date, about: "ELECTIVE ADMISSION LIST REMOVAL DATE"),
      Column(
        "removal_reason", .code("elective_admission_list_removal_reason"),
        about: "ELECTIVE ADMISSION LIST REMOVAL REASON"),
    ],
    live: .until("removed_on", means: "on a waiting list"),
    constraints: [
      Constraint(
        "waiting_list_entry_once",
        .unique(["pathway", "procedure_code"], only: .isBlank("removed_on")),
        reason: Reasons.waitingTwice),
      Constraint(
        "waiting_list_entry_removed", .ordered(first: "decided_on", last: "removed_on"),
        reason: Reasons.dateOutOfOrder),
    ])
}
