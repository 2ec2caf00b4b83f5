import Diagnostics

extension Table {
  package static let clinicSession = Table(
    "clinic_session", root: true,
    about: "One day of a clinic, to which appointments are attached",
    columns: [
      Column("template", .ref("clinic_template"), about: "The clinic that it is a day of"),
      Column("starts_at", .instant, required: true, about: "When it begins"),
      Column("ends_at", .instant, about: "When it ends"),
      Column("location", .ref("location"), about: "Where it is held"),
      Column("practitioner", .ref("practitioner"), about: "Who holds it"),
      Column("slots", .integer, about: "How many patients it takes"),
      Column(
        "status", .text(20), required: true, about: "`open`, `held` or `cancelled`"),
      Column("cancel_reason", .text(255), about: "Why it was cancelled"),
    ],
    constraints: [
      Constraint(
        "clinic_session_ends_after_start", .ordered(first: "starts_at", last: "ends_at"),
        reason: Reasons.dateOutOfOrder)
    ])
}
