import Diagnostics

extension Table {
  package static let waitingListOffer = Table(
    "waiting_list_offer", root: true,
    about: "A date for admission that a waiting patient was offered, and what came of it",
    columns: [
      Column(
        "entry", .ref("waiting_list_entry"), required: true, about: "Whose wait it is to end"),
      Column("offered_on", .date, about: "When the offer was made"),
      Column("admission_on", .date, required: true, about: "OFFERED FOR ADMISSION DATE"),
      Column("ward", .ref("location"), about: "Where the patient is to come"),
      Column("is_reasonable", .boolean, about: "Whether the notice was long enough"),
      Column("outcome", .code("admission_offer_outcome"), about: "ADMISSION OFFER OUTCOME"),
    ],
    constraints: [
      Constraint(
        "waiting_list_offer_before_admission",
        .ordered(first: "offered_on", last: "admission_on"), reason: Reasons.dateOutOfOrder)
    ])
}
