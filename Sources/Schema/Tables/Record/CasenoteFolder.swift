import Diagnostics

extension Table {
  package static let casenoteFolder = Table(
    "casenote_folder", root: true,
    about: "A volume of a patient's case notes on paper, and where it was last seen",
    columns: [
      Column("patient", .ref("patient"), required: true, about: "Whose notes they are"),
      Column("volume", .integer, about: "The volume, from 1"),
      Column("barcode", .text(30), about: "As printed on the cover"),
      Column("kind", .text(20), about: "`main`, `temporary`, `maternity` or `other`"),
      Column(
        "status", .text(20), required: true,
        about: "`active`, `archived`, `scanned`, `destroyed` or `missing`"),
      Column("location", .ref("location"), about: "The library, shelf or clinic where it is"),
      Column("holder", .text(140), about: "Who has it, where it is with a person"),
      Column("since", .instant, about: "Since when it is there"),
    ],
    constraints: [
      Constraint("casenote_folder_barcode", .unique(["barcode"]), reason: Reasons.barcodeTwice)
    ])
}
