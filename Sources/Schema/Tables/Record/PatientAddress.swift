import Diagnostics

extension Table {
  package static let patientAddress = Table(
    "patient_address", root: true,
    about: "Where the patient lives or gets letters",
    columns: [
      Column("patient", .ref("patient"), required: true, about: "Whose it is"),
      Column("use", .text(20), required: true, about: "`home`, `temporary` or `correspondence`"),
      Column("line_1", .text(70), about: "The first line"),
      Column("line_2", .text(70), about: "The second line"),
      Column("line_3", .text(70), about: "The third line"),
      Column("line_4", .text(70), about: "The fourth line: mostly the town"),
      Column("line_5", .text(70), about: "The fifth line: mostly the county"),
      Column(
        "postcode", .text(8),
        about: "POSTCODE, with one space; ZZ99 3VZ for no fixed abode and its like are postcodes"),
      Column("valid_from", .date, about: "Since when it holds; blank if that is not known"),
      Column("valid_to", .date, about: "Until when it held; blank while it holds"),
    ],
    constraints: [
      Constraint(
        "patient_address_valid", .ordered(first: "valid_from", last: "valid_to"),
        reason: Reasons.dateOutOfOrder)
    ])
}
