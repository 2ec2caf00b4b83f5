import Diagnostics

extension Table {
  package static let cdsRecord = Table(
    "cds_record", root: true,
    about: """
      Under which number an episode, appointment or attendance was sent to the national data sets. \
      The number stays for the record's life: another one would count the activity twice
      """,
    columns: [
      Column("unique_identifier", .text(35), required: true, about: "CDS UNIQUE IDENTIFIER"),
      Column("cds_type", .text(3), required: true, about: "CDS TYPE CODE"),
      Column("last_update_type", .text(1), about: "CDS UPDATE TYPE: 1 deletes, 9 adds or changes"),
      Column("last_sent_at", .instant, about: "CDS APPLICABLE DATE and time"),
      Column("spell", .ref("spell"), about: "The spell that it tells of"),
      Column("episode", .ref("episode"), about: "The episode that it tells of"),
      Column("appointment", .ref("appointment"), about: "The appointment that it tells of"),
      Column("ed_attendance", .ref("ed_attendance"), about: "The attendance that it tells of"),
    ],
    constraints: [
      Constraint(
        "cds_record_unique_identifier", .unique(["unique_identifier"]),
        reason: Reasons.keyConflict)
    ])
}
