import Diagnostics

extension Table {
  package static let rttClock = Table(
    "rtt_clock", root: true,
    about: """
      A REFERRAL TO TREATMENT PERIOD as the old system counted it. It is brought forward, never \
      worked out anew: the hospital reports it until someone has validated it
      """,
    columns: [
      Column("pathway", .ref("pathway"), required: true, about: "The pathway that it runs on"),
      Column("number", .integer, required: true, about: "Its place on the pathway, from 1"),
      Column(
        "started_on", .date, required: true, about: "REFERRAL TO TREATMENT PERIOD START DATE"),
      Column(
        "stopped_on", .date,
        about: "REFERRAL TO TREATMENT PERIOD END DATE; blank while the clock runs"),
      Column(
        "state", .text(15), required: true,
        about: "`running`, `stopped`, or `to_validate` where its stop could not be right"),
      Column(
        "start_status", .code("referral_to_treatment_period_status"),
        about: "The status that started it: 10, 11 or 12"),
      Column(
        "stop_status", .code("referral_to_treatment_period_status"),
        about: "The status that stopped it: 30 to 36"),
      Column("weeks_waited", .integer, about: "Whole weeks, as the old system had them"),
    ],
    live: .until("stopped_on", means: "with an open pathway"),
    constraints: [
      Constraint(
        "rtt_clock_number", .unique(["pathway", "number"]), reason: Reasons.constraintBroken)
    ])
}
