import Migration
import RecordStore
import Schema
import Transform

/// Maps isolated records once more, alone, to say what would have been loaded.
struct WouldBe {
  /// The tables that say where somebody lives.
  static let whereabouts = ["patient_address", "patient_contact", "gp_registration"]

  /// The rows that a record would have become.
  struct Rows {
    /// Table and field with the value, row by row; references and blanks left out.
    var values: [RecordDetails.Value]
    /// Whether it makes a patient who is restricted; `nil` where it makes none.
    var isRestricted: Bool?
    /// As a store would have them.
    var made: [TrialRow]
  }

  private let trial: RecordTrial
  private let printer: StoredCellPrinter

  /// - Returns: `nil` where nothing can be tried by the project as it is.
  init?(
    _ checked: CheckedProject, run: RunReference, exports: String?, in connection: any Connection
  ) {
    guard checked.isRunnable,
      let trial = try? RecordTrial(checked, asIn: run.id, exports: exports, in: connection)
    else { return nil }
    self.trial = trial
    printer = StoredCellPrinter(trial.facts)
  }

  /// - Returns: `nil` where it would become nothing, or where a file that is needed is not at hand.
  func rows(of record: IsolatedRecord, _ source: SourceRecord) -> Rows? {
    let file = FileFacts(number: 1, name: record.file, sha256: "")
    guard
      let outcome = try? trial.run(
        [RecordTrial.Source(file: file, record: source)], mapping: record.mapping),
      !outcome.rows.isEmpty
    else { return nil }
    var rows = Rows(values: [], isRestricted: nil, made: outcome.rows)
    for row in outcome.rows {
      for column in row.table.columns {
        if case .ref = column.type { continue }
        guard let text = printer.text(column, of: row.table, in: row.cells) else { continue }
        rows.values.append(.init("\(row.table.name).\(column.name)", text))
        if row.table.name == "patient", column.name == "restricted" {
          rows.isRestricted = text != "no"
        }
      }
    }
    return rows
  }
}
