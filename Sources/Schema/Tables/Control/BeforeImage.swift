import Diagnostics

extension Table {
  package static let beforeImage = Table(
    "before_image", .control,
    about: """
      What a row was before a run changed it, or that it was not there: with it a rollback leaves \
      the store as it was. Rows of the run's own files have none; they are known by their ids.
      """,
    columns: [
      Column("run", .ref("run"), required: true, about: "The run that changed the row"),
      Column(
        "load_file", .ref("load_file"),
        about: "The file whose record changed it; blank where it was no record"),
      Column("table_name", .text(63), required: true, about: "The row's table"),
      Column("row", .integer, required: true, about: "The row's id"),
      Column("image", .json, about: "Its cells in order; blank where there was no such row"),
    ],
    constraints: [
      Constraint(
        "before_image_once", .unique(["run", "table_name", "row"]),
        reason: Reasons.constraintBroken)
    ])
}
