import Diagnostics

extension Table {
  package static let referral = Table(
    "referral", root: true,
    about: "A request to see the patient, from its receipt until it is closed",
    columns: [
      Column("patient", .ref("patient"), required: true, about: "Who is referred"),
      Column(
        "received_on", .date, required: true, about: "REFERRAL REQUEST RECEIVED DATE"),
      Column("written_on", .date, about: "When the letter was written"),
      Column(
        "source_of_referral", .code("source_of_referral_for_out_patients"),
        about: "SOURCE OF REFERRAL FOR OUT-PATIENTS"),
      Column("priority_type", .code("priority_type"), about: "PRIORITY TYPE"),
      Column(
        "service_type_requested", .code("service_type_requested"), about: "SERVICE TYPE REQUESTED"),
      Column("referrer_code", .text(20), about: "REFERRER CODE"),
      Column(
        "referring_organisation", .ref("organisation"), about: "REFERRING ORGANISATION CODE"),
      Column("practitioner", .ref("practitioner"), about: "To whom the patient is referred"),
      Column("treatment_function", .code("treatment_function"), about: "TREATMENT FUNCTION CODE"),
      Column(
        "ubrn", .text(12), about: "UNIQUE BOOKING REFERENCE NUMBER (CONVERTED)"),
      Column("reason", .text(4000), about: "What is asked, in words"),
      Column(
        "status", .text(20), required: true,
        about: "`received`, `accepted`, `redirected`, `rejected` or `closed`"),
      Column("closed_on", .date, about: "When the referral ended; blank while it is open"),
      Column("close_reason", .text(255), about: "Why it ended"),
    ],
    constraints: [
      Constraint(
        "referral_received_after_writing", .ordered(first: "written_on", last: "received_on"),
        reason: Reasons.dateOutOfOrder),
      Constraint(
        "referral_closed_after_receipt", .ordered(first: "received_on", last: "closed_on"),
        reason: Reasons.dateOutOfOrder),
    ])
}
