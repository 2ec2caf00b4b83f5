import Diagnostics

extension Table {
  package static let practitioner = Table(
    "practitioner", root: true,
    about: """
      Someone who treats patients, those who have left included. One who is only known by a code \
      is created inactive, with the crosswalk's words as the name
      """,
    areReferrersSought: false,
    columns: [
      Column(
        "national_code", .text(8),
        about:
          "CONSULTANT CODE, GENERAL MEDICAL PRACTITIONER PPD CODE, or a default such as C9999998"
      ),
      Column("local_code", .text(20), about: "The code or initials used in the hospital"),
      Column("name", .text(140), required: true, about: "As on a letter"),
      Column(
        "kind", .text(20), about: "`consultant`, `gp`, `dentist`, `nurse`, `midwife` or `other`"),
      Column("registration_number", .text(20), about: "GMC, GDC, NMC or HCPC number"),
      Column("active_from", .date, about: "Since when they work here"),
      Column("active_to", .date, about: "Until when they worked here"),
      Column("main_specialty", .code("main_specialty"), about: "MAIN SPECIALTY CODE"),
      Column("is_active", .boolean, required: true, about: "Whether they can be chosen"),
    ],
    constraints: [
      Constraint(
        "practitioner_national_code", .unique(["national_code"]), reason: Reasons.keyConflict)
    ])
}
