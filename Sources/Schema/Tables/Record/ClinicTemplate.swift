import Diagnostics

extension Table {
  package static let clinicTemplate = Table(
    "clinic_template", root: true,
    about: "A clinic as it is held again and again; its days are rows of clinic_session",
    columns: [
      Column("code", .text(20), required: true, about: "The code by which bookings name it"),
      Column("name", .text(255), required: true, about: "As on the letter"),
      Column("location", .ref("location"), about: "Where it is held"),
      Column("practitioner", .ref("practitioner"), about: "Whose clinic it is"),
      Column("treatment_function", .code("treatment_function"), about: "TREATMENT FUNCTION CODE"),
      Column("slot_minutes", .integer, about: "How long an appointment is as a rule"),
      Column("slots", .integer, about: "How many patients a session takes"),
      Column("valid_from", .date, about: "Its first day"),
      Column("valid_to", .date, about: "Its last day; blank while it is held"),
      Column("is_active", .boolean, required: true, about: "Whether it can be booked"),
    ],
    constraints: [
      Constraint("clinic_template_code", .unique(["code"]), reason: Reasons.keyConflict),
      Constraint(
        "clinic_template_valid", .ordered(first: "valid_from", last: "valid_to"),
        reason: Reasons.dateOutOfOrder),
    ])
}
