import Diagnostics

extension Table {
  package static let document = Table(
    "document", root: true,
    about: "A letter, summary or scan: what it is and where it lies, not its content",
    columns: [
      Column("patient", .ref("patient"), required: true, about: "Whom it is about"),
      Column("appointment", .ref("appointment"), about: "The appointment that it came of"),
      Column("spell", .ref("spell"), about: "The spell that it came of"),
      Column(
        "kind", .text(30),
        about: "`clinic_letter`, `discharge_summary`, `referral_letter`, `scan` or `other`"),
      Column("title", .text(255), about: "As it is listed"),
      Column("written_on", .date, about: "The date on it"),
      Column("mime", .text(100), about: "The form of the file, `application/pdf`"),
      Column("storage_key", .text(255), required: true, about: "Where the file lies"),
      Column("sha256", .text(64), about: "By which the file is known to be unchanged"),
      Column(
        "status", .text(20), required: true,
        about: "`draft`, `signed`, `sent` or `superseded`"),
      Column("author", .ref("practitioner"), about: "Who wrote it"),
    ],
    constraints: [
      Constraint("document_storage_key", .unique(["storage_key"]), reason: Reasons.keyConflict)
    ])
}
