import Diagnostics

extension Table {
  package static let appointment = Table(
    "appointment", root: true,
    about: "An outpatient appointment, booked or over, with its outcome",
    columns: [
      Column("patient", .ref("patient"), required: true, about: "Whose it is"),
      Column(
        "referral_identifier", .text(50),
        about: "The old system's number of the referral that it belongs to"),
      Column("pathway_identifier", .text(50), about: "PATIENT PATHWAY IDENTIFIER"),
      Column("referral", .ref("referral"), about: "The referral that it is part of"),
      Column("pathway", .ref("pathway"), about: "The pathway that it is part of"),
      Column(
        "session", .ref("clinic_session"),
        about: "The day of the clinic that it is booked into; blank for one to be rebooked"),
      Column("starts_at", .instant, required: true, about: "APPOINTMENT DATE and time"),
      Column("minutes", .integer, about: "How long it was planned to last"),
      Column(
        "status", .text(20), required: true,
        about: "`booked`, `completed`, `dna`, `cancelled` or `not_known`"),
      Column("first_attendance", .code("first_attendance"), about: "FIRST ATTENDANCE"),
      Column(
        "consultation_medium", .code("consultation_medium_used"), about: "CONSULTATION MEDIUM USED"),
      Column(
        "attended_or_dna", .code("attended_or_did_not_attend"), about: "ATTENDED OR DID NOT ATTEND"),
      Column("booked_at", .instant, about: "When it was booked"),
      Column("arrived_at", .instant, about: "When the patient came to the desk"),
      Column("seen_at", .instant, about: "When the patient was called in"),
      Column("left_at", .instant, about: "When the patient left"),
      Column("cancelled_at", .instant, about: "When it was cancelled"),
      Column("cancel_reason", .text(255), about: "Why it was cancelled, in words"),
      Column("priority_type", .code("priority_type"), about: "PRIORITY TYPE"),
      Column(
        "source_of_referral", .code("source_of_referral_for_out_patients"),
        about: "SOURCE OF REFERRAL FOR OUT-PATIENTS"),
      Column("referral_received_on", .date, about: "REFERRAL REQUEST RECEIVED DATE"),
      Column("referrer_code", .text(8), about: "REFERRER CODE"),
      Column(
        "referring_practice", .ref("organisation"), about: "REFERRING ORGANISATION CODE"),
      Column("clinic", .ref("location"), about: "Where it is held"),
      Column("site", .ref("organisation"), about: "SITE CODE (OF TREATMENT)"),
      Column("gp_code", .text(8), about: "The patient's general practitioner on the day"),
      Column(
        "practice", .ref("organisation"), about: "The patient's practice on the day"),
      Column("consultant", .ref("practitioner"), about: "Whose clinic it is"),
      Column("main_specialty", .code("main_specialty"), about: "MAIN SPECIALTY CODE"),
      Column("treatment_function", .code("treatment_function"), about: "TREATMENT FUNCTION CODE"),
      Column(
        "administrative_category", .code("administrative_category"),
        about: "ADMINISTRATIVE CATEGORY CODE"),
      Column(
        "outcome_of_attendance", .code("outcome_of_attendance"), about: "OUTCOME OF ATTENDANCE"),
      Column(
        "rtt_status", .code("referral_to_treatment_period_status"),
        about: "REFERRAL TO TREATMENT PERIOD STATUS"),
      Column("primary_diagnosis", .text(7), about: "DIAGNOSIS (ICD-10), where one was coded"),
      Column("primary_procedure", .text(5), about: "PROCEDURE (OPCS), where one was coded"),
      Column("transport_required", .boolean, about: "Whether transport was booked"),
      Column("interpreter_required", .boolean, about: "Whether an interpreter was booked"),
      Column("comment", .text(1000), about: "What the booking clerk remarked"),
    ],
    live: .ahead("starts_at", unless: "cancelled_at", means: "with a booking to come"),
    constraints: [
      Constraint(
        "appointment_seen_after_arrival", .ordered(first: "arrived_at", last: "seen_at"),
        reason: Reasons.dateOutOfOrder),
      Constraint(
        "appointment_left_after_seen", .ordered(first: "seen_at", last: "left_at"),
        reason: Reasons.dateOutOfOrder),
    ])
}
