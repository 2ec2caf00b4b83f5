package import RecordStore

/// Reads the lines about records that a run wrote.
package enum Notes {
  /// One line, as `notes.csv` has it.
  package struct Line: Sendable, Hashable {
    package var kind: String
    package var slug: String
    package var rule: String
    package var mapping: String
    package var column: String?
    package var place: NoteGroup.Place
  }

  /// Hands out every line in file order, one at a time: there may be millions.
  package static func lines(
    of run: RunReference, from connection: any Connection,
    _ body: (Line) throws(StoreError) -> Void
  ) throws(StoreError) {
    try connection.rows(
      """
      SELECT n.kind, n.slug, n.rule, f.mapping, n.source_column, f.name, n.record, n.first_line
      FROM record_note n JOIN load_file f ON f.id = n.load_file
      WHERE n.run = \(run.id) ORDER BY n.load_file, n.record, n.id
      """
    ) { (row) throws(StoreError) in
      try body(
        Line(
          kind: row.text(0) ?? "", slug: row.text(1) ?? "", rule: row.text(2) ?? "",
          mapping: row.text(3) ?? "", column: row.text(4),
          place: .init(
            file: row.text(5) ?? "", record: Int(row.integer(6) ?? 0),
            line: Int(row.integer(7) ?? 0))))
    }
  }

  /// By kind, reason, rule and mapping, each with its first places.
  package static func groups(
    of run: RunReference, from connection: any Connection, mostPlaces: Int = 200
  ) throws(StoreError) -> [NoteGroup] {
    struct Key: Hashable {
      var kind: String
      var slug: String
      var rule: String
      var mapping: String
    }
    var order: [Key] = []
    var groups: [Key: NoteGroup] = [:]
    try lines(of: run, from: connection) { (line) throws(StoreError) in
      guard let kind = NoteGroup.Kind(rawValue: line.kind) else {
        preconditionFailure("a note of the kind '\(line.kind)'")
      }
      let key = Key(kind: line.kind, slug: line.slug, rule: line.rule, mapping: line.mapping)
      if groups[key] == nil {
        order.append(key)
        groups[key] = NoteGroup(
          kind: kind, slug: line.slug, rule: line.rule, mapping: line.mapping,
          column: line.column, count: 0, places: [])
      }
      groups[key]?.count += 1
      if groups[key]?.places.count ?? 0 < mostPlaces { groups[key]?.places.append(line.place) }
    }
    return order.compactMap { groups[$0] }
  }
}
