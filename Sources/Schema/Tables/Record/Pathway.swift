import Diagnostics

extension Table {
  package static let pathway = Table(
    "pathway", root: true,
    about: """
      A patient pathway: everything from a referral to the treatment that it led to. The clocks on \
      it are rows of rtt_clock
      """,
    columns: [
      Column("patient", .ref("patient"), required: true, about: "Whose it is"),
      Column("referral", .ref("referral"), about: "The referral that began it"),
      Column(
        "identifier", .text(20), required: true, about: "PATIENT PATHWAY IDENTIFIER"),
      Column(
        "issuer", .text(12), about: "ORGANISATION IDENTIFIER (PATIENT PATHWAY IDENTIFIER ISSUER)"),
      Column(
        "waiting_time_measurement_type", .code("waiting_time_measurement_type"),
        about: "WAITING TIME MEASUREMENT TYPE"),
      Column("treatment_function", .code("treatment_function"), about: "TREATMENT FUNCTION CODE"),
      Column("status", .text(10), required: true, about: "`open` or `closed`"),
    ],
    constraints: [
      Constraint(
        "pathway_identifier", .unique(["identifier", "issuer"]), reason: Reasons.keyConflict)
    ])
}
