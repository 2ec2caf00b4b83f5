import Diagnostics

extension Table {
  package static let casenoteMovement = Table(
    "casenote_movement", root: true,
    about: "That a volume went from one place to another; movements are only added",
    columns: [
      Column("folder", .ref("casenote_folder"), required: true, about: "The volume"),
      Column("moved_at", .instant, required: true, about: "When it left"),
      Column("from_location", .ref("location"), about: "Where it was"),
      Column("to_location", .ref("location"), about: "Where it went"),
      Column("holder", .text(140), about: "To whom it went"),
      Column("reason", .text(255), about: "What for"),
    ])
}
