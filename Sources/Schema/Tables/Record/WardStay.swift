import Diagnostics

extension Table {
  package static let wardStay = Table(
    "ward_stay", root: true,
    about: "The time of a spell on one ward; of a patient in hospital the last one has no end",
    columns: [
      Column("spell", .ref("spell"), required: true, about: "The spell that it is part of"),
      Column("seq", .integer, about: "Its place in the spell, from 1"),
      Column("ward", .ref("location"), about: "The ward; blank if it was set aside"),
      Column("bed", .ref("location"), about: "The bed, where one is known"),
      Column("started_at", .instant, required: true, about: "WARD STAY START DATE and time"),
      Column(
        "ended_at", .instant,
        about: "WARD STAY END DATE and time; blank while the patient is there"),
    ],
    live: .until("ended_at", means: "in a bed", ward: "ward", bed: "bed"),
    constraints: [
      Constraint(
        "ward_stay_ends_after_start", .ordered(first: "started_at", last: "ended_at"),
        reason: Reasons.dateOutOfOrder),
      Constraint(
        "ward_stay_no_overlap", .noOverlap(per: "spell", start: "started_at", end: "ended_at"),
        reason: Reasons.wardStayOverlap, group: "spell"),
      Constraint(
        "ward_stay_bed_once", .unique(["bed"], only: .isBlank("ended_at")),
        reason: Reasons.bedTwice),
    ])
}
