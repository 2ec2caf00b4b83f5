import Diagnostics
import Extract
import Foundation
import Load
package import Migration
package import RecordStore
import Schema
import Transform

/// One of the two runs that are compared: what its store had at its end, and the rules that it kept.
package final class ComparedRun {
  package let name: String
  let id: Int64
  let ruleset: String
  let connection: any Connection
  let state: StoreState
  /// The rules that the run has kept; `nil` where it has none that can be read.
  let checked: CheckedProject?
  /// The files of the run, and of earlier ones into the same store.
  let files: [Int64: LoadedFile]
  let isolated: [StoreState.Isolated]
  /// Where the exports lie now; `nil` for where the run found them.
  let exports: String?
  /// `nil` where it is not at hand.
  let decisions: DecisionLog?
  private var trials: [Int64: RecordTrial] = [:]
  private var ruled: Set<Int64>?
  private var foldedOfPlace: [Int64: [(file: Int64, record: Int)]]?

  /// Opens a run.
  ///
  /// - Parameters:
  ///   - name: Of the run.
  ///   - connection: To its store.
  ///   - kept: The folder of the rules that the run has kept.
  ///   - exports: Where its files lie now; `nil` where they lay then.
  ///   - decisions: The list of decisions, where it is at hand.
  /// - Throws: When the store knows no such run, or fails.
  package init(
    _ name: String, in connection: any Connection, rules kept: String?, exports: String?,
    decisions: DecisionLog? = nil
  ) throws(ReviewError) {
    self.name = name
    self.connection = connection
    self.exports = exports
    self.decisions = decisions
    let id = try RunReference.find(name, in: connection).id
    self.id = id
    checked = kept.flatMap { CheckedProject.read($0).project }.flatMap {
      $0.isRunnable ? $0 : nil
    }
    do throws(StoreError) {
      state = try StoreState(atEndOf: id, in: connection)
      ruleset = try connection.text("SELECT ruleset FROM run WHERE id = \(id)") ?? ""
      var files: [Int64: LoadedFile] = [:]
      let runs = try connection.ids("SELECT id FROM run WHERE id <= \(id) ORDER BY id")
      for run in runs {
        for file in try LoadedFile.ofRun(run, in: connection) { files[file.number] = file }
      }
      self.files = files
      isolated = try state.isolated(upTo: id)
    } catch {
      throw .store(error)
    }
  }

  /// The origin of a key space's rows; `nil` where the store has none of the system.
  func origin(of table: String, system: String) throws(StoreError) -> Int64? {
    try connection.integer(
      "SELECT id FROM source_system WHERE name = \(system) AND key_space = \(table)")
  }

  var system: String? { checked?.project.sourceSystem }

  /// The file whose record a place is at the end of the run.
  func maker(ofPlace place: Int64) throws(StoreError) -> LoadedFile? {
    let later = try connection.integer(
      """
      SELECT max(load_file) FROM before_image WHERE run <= \(id) AND load_file IS NOT NULL
        AND table_name NOT IN ('folded_record', 'isolated_record', 'isolated_fault')
        AND row >= \(place << 8) AND row < \((place + 1) << 8)
      """)
    return files[later ?? place >> 32]
  }

  /// The records that became one row with the first of a place.
  func folded(place: Int64) throws(StoreError) -> [(file: Int64, record: Int)] {
    if let foldedOfPlace { return foldedOfPlace[place] ?? [] }
    let table = Table.foldedRecord
    var found: [Int64: [(file: Int64, record: Int)]] = [:]
    for cells in try state.control(table) {
      found[cells[table.cell("place")].integer ?? 0, default: []].append(
        (
          cells[table.cell("load_file")].integer ?? 0,
          Int(cells[table.cell("record")].integer ?? 0)
        ))
    }
    foldedOfPlace = found
    return found[place] ?? []
  }

  /// Whether the record is on the list of a rule that sets fields.
  func isRuled(place: Int64) throws(StoreError) -> Bool {
    if let ruled { return ruled.contains(place) }
    var setting: Set<String> = []
    for rule in checked?.project.rules ?? [] where rule.sets != nil || rule.endsUnrecorded {
      setting.insert(rule.name)
    }
    var found: Set<Int64> = []
    try connection.rows(
      """
      SELECT rule, load_file, record FROM record_note WHERE kind = 'list' AND run <= \(id)
      """
    ) { (row) throws(StoreError) in
      guard checked == nil || setting.contains(row.text(0) ?? "") else { return }
      found.insert((row.integer(1) ?? 0) << 32 | (row.integer(2) ?? 0))
    }
    ruled = found
    return found.contains(place)
  }

  /// What tries records of a file out, by the rules and the moment of its run.
  func trial(of file: LoadedFile) throws(MigrationError) -> RecordTrial? {
    guard let checked else { return nil }
    if let known = trials[file.run] { return known }
    let trial = try RecordTrial(
      checked, asIn: file.run, exports: exports, decisions: decisions, in: connection)
    trials[file.run] = trial
    return trial
  }

  func path(of file: LoadedFile) -> String? {
    let folder = exports ?? file.exports
    guard case .here(let path)? = try? file.find(in: folder) else { return nil }
    return path
  }
}
