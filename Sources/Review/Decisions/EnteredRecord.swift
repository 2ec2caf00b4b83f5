package import Diagnostics
package import Migration
import Pages
package import RecordStore
import Schema
package import Transform

/// What has become of a record in a store, once what was typed in was loaded: it is closed when its row
/// is read back.
package enum EnteredRecord: Sendable {
  /// The row that it made or updated, and how many it has in each table.
  case loaded(table: String, id: Int64, rows: [(table: String, count: Int)])
  /// It is still kept out.
  case open(IsolatedRecord)
  /// It is not kept out any more, and there is no row of it.
  case withoutRow

  /// Reads it back.
  ///
  /// - Parameters:
  ///   - line: The decision that was carried out.
  ///   - plan: Of its mapping.
  ///   - system: The name of the source system.
  ///   - connection: To the store, after the run that carried it out.
  /// - Returns: What has become of it.
  /// - Throws: When the store fails.
  package static func read(
    _ line: DecisionLine, _ plan: MappingPlan, system: String, in connection: any Connection
  ) throws(ReviewError) -> EnteredRecord {
    guard let subject = line.decision.subject else { return .withoutRow }
    let run = try RunReference.find(nil, in: connection)
    do throws(StoreError) {
      let records = try IsolatedRecords.read(of: run, from: connection)
      if let record = records.first(where: { $0.id == subject.reject && $0.status == .open }) {
        return .open(record)
      }
      guard let id = try row(of: line, plan, system, connection) else { return .withoutRow }
      let place = id >> 8
      var rows: [(table: String, count: Int)] = []
      for table in Tables.record {
        let count = try connection.integer(
          """
          SELECT count(*) FROM \(identifier: table.name)
          WHERE id >= \(place << 8) AND id < \((place + 1) << 8)
          """)
        if let count, count > 0 { rows.append((table.name, Int(count))) }
      }
      return .loaded(table: plan.rootTable, id: id, rows: rows)
    } catch {
      throw .store(error)
    }
  }

  /// The root row: at the place at which the decision was carried out, or, where an earlier run has
  /// made it, with the key that was typed in.
  private static func row(
    of line: DecisionLine, _ plan: MappingPlan, _ system: String, _ connection: any Connection
  ) throws(StoreError) -> Int64? {
    let place = try connection.one(
      """
      SELECT load_file, record FROM applied_decision
      WHERE line = \(line.number) AND outcome <> 'stale' ORDER BY id DESC LIMIT 1
      """
    ) { (row) throws(StoreError) in (row.integer(0) ?? 0) << 32 | (row.integer(1) ?? 0) }
    guard let place else { return nil }
    let made = try connection.integer(
      """
      SELECT min(id) FROM \(identifier: plan.rootTable)
      WHERE id >= \(place << 8) AND id < \((place + 1) << 8)
      """)
    if let made { return made }
    let name = plan.columns[plan.keyColumn]
    let key =
      line.decision.corrections?.last { $0.column == name }?.value ?? line.decision.subject?.key
    return try connection.integer(
      """
      SELECT id FROM \(identifier: plan.rootTable)
      WHERE legacy_key = \(key ?? "") AND origin IN (
        SELECT id FROM source_system WHERE name = \(system) AND key_space = \(plan.rootTable))
      """)
  }

  /// In words; what is still wrong is said apart.
  package var text: String {
    switch self {
    case .loaded(let table, let id, let rows):
      "read back: \(table) \(id) is loaded, with "
        + rows.map { "\($0.count.of("row")) of \($0.table)" }.joined(separator: ", ")
        + "; the record is closed\n"
    case .open(let record):
      "the record is still \(record.outcome == .held ? "waiting" : "rejected")\n"
    case .withoutRow:
      "the record is closed, and there is no row of it: a rule of its mapping leaves it out, or it"
        + " is the same as another\n"
    }
  }

  package var isLoaded: Bool {
    if case .loaded = self { true } else { false }
  }
}

extension IsolatedRecord {
  /// What is wrong with it, as an operator sees it.
  package var diagnostics: [Diagnostic] {
    let place = Place(file, line: lines.lowerBound, record: record)
    if case .missing(let table, _) = cause {
      return [
        Diagnostic(
          .decisionRefused,
          "it waits for \(table.inWords.withArticle.lowercased()) that is in none of the files",
          at: place, remedy: "Correct the key by which it refers to it, or have that record loaded")
      ]
    }
    if case .reject(let id) = cause {
      return [
        Diagnostic(
          .decisionRefused, "it waits for the record \(id)", at: place,
          remedy: "Decide about that one: `migrate rejects show \(id)`")
      ]
    }
    return knownFaults.map { fault in
      Diagnostic(
        .decisionRefused,
        (fault.column.map { "\($0): " } ?? "") + "\(fault.reason): \(fault.reason.sentence)"
          + (fault.expectedInWords.map { ": expected \($0)" } ?? ""), at: place,
        remedy: fault.reason.action)
    }
  }
}
