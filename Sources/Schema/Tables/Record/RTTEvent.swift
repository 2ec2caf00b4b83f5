import Diagnostics

extension Table {
  package static let rttEvent = Table(
    "rtt_event", root: true,
    about: "What started, continued or stopped a clock; a later event never changes an earlier one",
    columns: [
      Column("pathway", .ref("pathway"), required: true, about: "The pathway that it is part of"),
      Column("occurred_on", .date, required: true, about: "When it happened"),
      Column(
        "rtt_status", .code("referral_to_treatment_period_status"),
        about: "REFERRAL TO TREATMENT PERIOD STATUS"),
      Column(
        "source_kind", .text(20), required: true,
        about: """
          `referral`, `appointment`, `admission`, `waiting_list`, `admin`, `letter`, or \
          `brought_forward` for what the old system counted
          """),
      Column("source_identifier", .text(50), about: "The old system's number of what caused it"),
    ])
}
