import Diagnostics
import Extract
package import Migration
package import RecordStore
import Schema
import Transform

/// Explains rows of a store by carrying out again what made them.
///
/// The record is read once more from its source, goes through the plan of its mapping alone, and what
/// comes out is compared with what the store has. Nothing is written. Belongs to one thread.
package final class Explainer {
  let checked: CheckedProject
  let connection: any Connection
  let masking: Masking
  /// `nil` where the work folder is not at hand.
  private let decisions: DecisionLog?
  /// Where the exports lie now; `nil` where each run found them.
  private let exports: String?
  private var trials: [Int64: RecordTrial] = [:]
  private var found: [Int64: LoadedFile.Whereabouts] = [:]

  /// - Parameters:
  ///   - checked: A project without errors: the one that loaded the row, or its successor.
  ///   - exports: The folder of the exports; `nil` for that of the run.
  ///   - decisions: The list of decisions, where it is at hand.
  ///   - connection: To the store.
  ///   - masking: Whether values are shown.
  package init(
    _ checked: CheckedProject, exports: String?, decisions: DecisionLog? = nil,
    in connection: any Connection, masking: Masking
  ) {
    self.decisions = decisions
    self.checked = checked
    self.exports = exports
    self.connection = connection
    self.masking = masking
  }

  /// Explains one row.
  ///
  /// - Parameters:
  ///   - table: The name of a table of the record.
  ///   - id: Of the row.
  ///   - field: One of its fields; `nil` for all.
  /// - Returns: Its fields with their steps, and what else must be known of it.
  /// - Throws: Where the store has no such row, or fails.
  package func explain(
    _ table: String, _ id: Int64, field: String? = nil
  ) throws(ReviewError) -> Explanation {
    let table = try self.table(named: table, field: field)
    do {
      guard let row = try StoredRow.read(id, of: table, in: connection) else {
        throw ReviewError.rowUnknown(table: table.name, id: id)
      }
      let isRestricted = try isRestricted(row)
      let shown = Masking(reveal: masking.reveal && !isRestricted)
      var explanation = try explain(row, shown)
      if let field { explanation.fields.removeAll { $0.field != field } }
      if masking.reveal, !shown.reveal {
        explanation.remarks.append("The patient is restricted: the values stay masked.")
      }
      return explanation
    } catch let error as StoreError {
      throw .store(error)
    } catch let error as ReviewError {
      throw error
    } catch let error as MigrationError {
      throw .migration(error.diagnostic)
    } catch let error as ExtractError {
      throw .migration(error.diagnostic)
    } catch {
      preconditionFailure("an unexpected error: \(error)")
    }
  }

  private func table(named name: String, field: String?) throws(ReviewError) -> Table {
    guard let table = Tables.record.first(where: { $0.name == name }) else {
      throw .tableUnknown(name)
    }
    if let field, table.column(named: field) == nil { throw .fieldUnknown(field, of: table.name) }
    return table
  }

  private func explain(_ row: StoredRow, _ masking: Masking) throws -> Explanation {
    guard let file = try maker(of: row) else {
      return try OwnRow(row: row, project: checked.project, connection: connection)
        .explanation(masking)
    }
    let records = try SourceFinder(
      row: row, checked: checked, connection: connection, folder: exports ?? file.exports
    ).records(of: file) { try self.whereabouts(of: $0) }
    var outcome: TrialOutcome?
    let trial = try trial(of: file)
    if !records.sources.isEmpty {
      outcome = try trial.run(records.sources, mapping: file.mapping)
    }
    return try RowExplainer(
      row: row, file: file, records: records, outcome: outcome, trial: trial,
      decisions: decisions, connection: connection, masking: masking
    ).explanation()
  }

  /// The file whose record the row is now: that of its id, or of a later run which has changed it;
  /// `nil` for the EPR's own.
  private func maker(of row: StoredRow) throws(StoreError) -> LoadedFile? {
    let place = row.id >> 8
    let later = try connection.integer(
      """
      SELECT max(load_file) FROM before_image
      WHERE load_file IS NOT NULL AND table_name <> 'folded_record'
        AND row >= \(place << 8) AND row < \((place + 1) << 8)
      """)
    return try LoadedFile.numbered(later ?? row.id >> 40, in: connection)
  }

  private func whereabouts(of file: LoadedFile) throws -> LoadedFile.Whereabouts {
    if let known = found[file.number] { return known }
    let whereabouts = try file.find(in: exports ?? file.exports)
    found[file.number] = whereabouts
    return whereabouts
  }

  private func trial(of file: LoadedFile) throws -> RecordTrial {
    if let known = trials[file.run] { return known }
    let trial = try RecordTrial(
      checked, asIn: file.run, exports: exports, decisions: decisions, in: connection)
    trials[file.run] = trial
    return trial
  }

  /// Whether the row is one of a patient about whom only few may know; one step further where it
  /// refers to a patient by way of another row.
  private func isRestricted(_ row: StoredRow) throws -> Bool {
    if row.table.name == Table.patient.name { return row.integer("restricted") == 1 }
    if row.table.name == Table.legacyValue.name {
      guard let owner = row.text("row_table").flatMap(Tables.table(named:)),
        let id = row.integer("row_id"),
        let owned = try StoredRow.read(id, of: owner, in: connection)
      else { return false }
      return try isRestricted(owned)
    }
    for reference in row.table.references {
      guard let id = row.integer(reference.column),
        let table = Tables.table(named: reference.table),
        table.name == Table.patient.name
          || table.references.contains(where: { $0.table == "patient" }),
        let next = try StoredRow.read(id, of: table, in: connection)
      else { continue }
      if try isRestricted(next) { return true }
    }
    return false
  }
}
