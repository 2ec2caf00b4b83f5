extension StoreForms {
  /// `STRICT`: without it, SQLite would keep a text in a column of integers.
  static let sqlite = StoreForms(
    integer: "INTEGER", text: "TEXT", bytes: "BLOB",
    referenceTiming: " DEFERRABLE INITIALLY DEFERRED", position: "instr",
    tableEnd: " STRICT")
}

extension DDL {
  /// For the pages that are made without a store.
  package static let sqlite = DDL(forms: .sqlite)
}
