import Diagnostics

extension Table {
  package static let location = Table(
    "location", root: true,
    about: """
      A place in the hospital: ward, clinic room, theatre. One that is only known by its code is \
      created inactive, with the crosswalk's words as its name
      """,
    areReferrersSought: false,
    columns: [
      Column("code", .text(20), required: true, about: "The code by which the hospital knows it"),
      Column("name", .text(255), required: true, about: "As on its door"),
      Column(
        "kind", .text(20),
        about: """
          `hospital`, `building`, `ward`, `bay`, `bed`, `clinic_room`, `theatre`, `library` or \
          `other`
          """),
      Column("parent", .ref("location"), about: "The place that it is a part of: a bed's ward"),
      Column("organisation", .ref("organisation"), about: "The site that it belongs to"),
      Column("open_from", .date, about: "Its first day"),
      Column("open_to", .date, about: "Its last day"),
      Column("is_active", .boolean, required: true, about: "Whether it can be chosen"),
    ],
    constraints: [
      Constraint("location_code", .unique(["code"]), reason: Reasons.keyConflict),
      Constraint(
        "location_open", .ordered(first: "open_from", last: "open_to"),
        reason: Reasons.dateOutOfOrder),
    ])
}
