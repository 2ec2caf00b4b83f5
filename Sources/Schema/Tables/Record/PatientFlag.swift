import Diagnostics

extension Table {
  package static let patientFlag = Table(
    "patient_flag", root: true,
    about: "An alert: what everybody who treats the patient has to know",
    columns: [
      Column("patient", .ref("patient"), required: true, about: "Whom it concerns"),
      Column(
        "category", .text(50), mustLand: true,
        about: "`clinical`, `infection`, `safeguarding`, `behaviour`, `communication` or `other`"),
      Column("text", .text(4000), mustLand: true, about: "What to know, in words"),
      Column("severity", .text(20), mustLand: true, about: "`high`, `medium` or `low`"),
      Column("started_on", .date, mustLand: true, about: "Since when"),
      Column(
        "ended_on", .date, mustLand: true, about: "Until when; blank while it holds"),
    ],
    live: .until("ended_on", means: "with an active alert"),
    constraints: [
      Constraint(
        "patient_flag_ended", .ordered(first: "started_on", last: "ended_on"),
        reason: Reasons.dateOutOfOrder)
    ])
}
