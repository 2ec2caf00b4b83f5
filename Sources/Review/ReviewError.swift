package import Diagnostics
package import RecordStore
import Schema

/// Why something about a run could not be shown or written.
package enum ReviewError: Error, Sendable, Hashable {
  /// The store knows no run of this name; `nil`: no run at all.
  case noRun(String?)
  /// No isolated record has an id that begins so.
  case recordUnknown(String)
  /// So many have an id that begins so.
  case recordAmbiguous(String, Int)
  /// The store has no such row of a table.
  case rowUnknown(table: String, id: Int64)
  case tableUnknown(String)
  case fieldUnknown(String, of: String)
  /// Neither of two runs has kept rules that can be read.
  case rulesUnknown(String, String)
  case cannotWrite(path: String, why: String)
  /// Something could not be read again.
  case migration(Diagnostic)
  case store(StoreError)
  /// A fault that has its own words already.
  case diagnosed(Diagnostic)

  package var diagnostic: Diagnostic {
    switch self {
    case .noRun(let name):
      Diagnostic(
        .noRun, name.map { "the store has no run '\($0)'" } ?? "the store has had no run", at: nil,
        remedy: "`migrate status` names the runs that the store knows")
    case .recordUnknown(let id):
      Diagnostic(
        .recordUnknown, "no isolated record of this run has the id '\(id)'", at: nil,
        remedy: DiagnosticCode.recordUnknown.action)
    case .recordAmbiguous(let id, let count):
      Diagnostic(
        .recordUnknown, "\(count) isolated records have an id that begins with '\(id)'", at: nil,
        remedy: "Write more of the id; `migrate rejects list` names them all")
    case .rowUnknown(let table, let id):
      Diagnostic(
        .recordUnknown, "the store has no row \(id) of \(table)", at: nil,
        remedy: "Write the table and the id as the EPR or a report shows them")
    case .tableUnknown(let name):
      Diagnostic(
        .unknownTable, "the record has no table '\(name)'", at: nil,
        remedy: Remedy.nearest(
          to: name, in: Tables.record.map(\.name),
          otherwise: "`migrate reference tables` lists them all"
        ).words)
    case .fieldUnknown(let name, let table):
      Diagnostic(
        .unknownField, "\(table) has no field '\(name)'", at: nil,
        remedy: Remedy.nearest(
          to: name, in: Tables.table(named: table)?.columns.map(\.name) ?? [],
          otherwise: "`migrate reference tables` lists the fields of every table"
        ).words)
    case .rulesUnknown(let first, let second):
      Diagnostic(
        .noRun, "neither run \(first) nor run \(second) has kept its rules", at: nil,
        remedy: "Name the work folder of both with '--work'; a run keeps its rules there from this"
          + " version on")
    case .migration(let diagnostic): diagnostic
    case .cannotWrite(let path, let why):
      Diagnostic(
        .workFolder, "'\(path)' cannot be written: \(why)", at: nil,
        remedy: "Name another place with `--out`, or give this user the right to write there")
    case .store(let error): error.diagnostic
    case .diagnosed(let diagnostic): diagnostic
    }
  }
}
