import Diagnostics

extension Table {
  package static let organisation = Table(
    "organisation", root: true,
    about: """
      A trust, site, practice or other body of the Organisation Data Service. One that is only \
      known by its code is created inactive, with the crosswalk's words as its name
      """,
    areReferrersSought: false,
    columns: [
      Column(
        "ods_code", .text(12), required: true,
        about: "ORGANISATION IDENTIFIER, the default codes such as V81999 included"),
      Column("name", .text(255), required: true, about: "Its name, as one would write to it"),
      Column("role", .text(20), about: "`trust`, `site`, `practice`, `icb` or `other`"),
      Column("address", .text(255), about: "In one line"),
      Column("postcode", .text(8), about: "POSTCODE, with one space"),
      Column("open_from", .date, about: "Its first day"),
      Column("open_to", .date, about: "Its last day"),
      Column("successor", .ref("organisation"), about: "Who took its patients over"),
      Column("is_active", .boolean, required: true, about: "Whether it can be chosen"),
    ],
    constraints: [
      Constraint("organisation_ods_code", .unique(["ods_code"]), reason: Reasons.keyConflict),
      Constraint(
        "organisation_open", .ordered(first: "open_from", last: "open_to"),
        reason: Reasons.dateOutOfOrder),
    ])
}
