import Diagnostics

extension Table {
  package static let allergy = Table(
    "allergy", root: true,
    about: """
      What the patient must not be given, or that no allergy is known: absence of a row says \
      neither. Substance and reaction are kept in words even where their codes are not understood
      """,
    columns: [
      Column("patient", .ref("patient"), required: true, about: "Whom it concerns"),
      Column(
        "kind", .text(20), mustLand: true,
        about: "`drug`, `food`, `substance`, `other`, or `none_known` for no known allergies"),
      Column(
        "substance_code", .text(20), mustLand: true,
        about: "SNOMED CT or dm+d code of the substance"),
      Column("substance", .text(255), mustLand: true, about: "The substance, in words"),
      Column("reaction", .text(1000), mustLand: true, about: "What happened, in words"),
      Column(
        "severity", .text(20), mustLand: true, about: "`severe`, `moderate` or `mild`"),
      Column(
        "verification", .text(20), mustLand: true,
        about: "`confirmed`, `unconfirmed` or `refuted`"),
      Column("recorded_on", .date, mustLand: true, about: "When it was written down"),
      Column("onset", .partialDate, mustLand: true, about: "When it was first noticed"),
      Column("ended_on", .date, mustLand: true, about: "Until when it was held to be true"),
    ],
    live: .until("ended_on", means: "with an active allergy"),
    constraints: [
      Constraint(
        "allergy_ended", .ordered(first: "recorded_on", last: "ended_on"),
        reason: Reasons.dateOutOfOrder)
    ])
}
