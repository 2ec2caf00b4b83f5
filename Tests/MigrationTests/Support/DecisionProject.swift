import Extract
import Foundation
import Migration
import RecordStore
import TestSupport

/// People and their alerts, small enough to write down, with a store, a work folder and decisions.
final class DecisionProject {
  let folder: TemporaryFolder
  private let project: String

  init(people: [String], alerts: [String], manifest extent: String? = nil) throws {
    folder = try TemporaryFolder()
    project = folder.path(of: "project")
    try Self.write(into: folder)
    try export(people: people, alerts: alerts, extent: extent)
  }

  /// Writes the exports anew; records without line ends.
  func export(people: [String], alerts: [String], extent: String? = nil) throws {
    let files = [
      ("people", ["ID,SURNAME,BORN,NHS,STATUS"] + people),
      ("alerts", ["ALERT,PERSON,TEXT"] + alerts),
    ]
    var manifest = "file,record_type,rows,sha256,as_at,extent\n"
    for (name, lines) in files {
      let text = lines.map { $0 + "\n" }.joined()
      try folder.write("exports/\(name).csv", text)
      manifest += "\(name).csv,\(name),\(lines.count - 1),"
      manifest += "\(SHA256.hexDigest(of: Array(text.utf8))),,\(extent ?? "")\n"
    }
    if extent != nil { try folder.write("exports/manifest.csv", manifest) }
  }

  private static func write(into folder: borrowing TemporaryFolder) throws {
    try folder.write(
      "project/migration.yaml",
      """
      format: 1
      migration: tiny
      source system: TINY
      target: epr/1
      exports: ../exports
      manifest: manifest.csv
      sources:
        people: {layout: layouts/people.yaml, files: "people.csv"}
        alerts: {layout: layouts/alerts.yaml, files: "alerts.csv"}
      mappings:
        - mappings/patient.yaml
        - mappings/patient_flag.yaml
      """)
    try folder.write(
      "project/layouts/people.yaml",
      """
      layout: people
      kind: csv
      columns:
        - {name: ID, required: true}
        - {name: SURNAME}
        - {name: BORN}
        - {name: NHS}
        - {name: STATUS}
      """)
    try folder.write(
      "project/layouts/alerts.yaml",
      """
      layout: alerts
      kind: csv
      columns:
        - {name: ALERT, required: true}
        - {name: PERSON}
        - {name: TEXT}
      """)
    try folder.write(
      "project/mappings/patient.yaml",
      """
      mapping: patient
      from: people
      version: 1
      when a mandatory field is empty: reject
      when a value cannot be right: set aside
      when it is too long: cut
      targets:
        - into: patient
          key: ID
          fields:
            nhs_number: NHS, as NHS number
            nhs_number_status: the word "03"
            birth_date:
              from: BORN, read as dd/MM/yyyy
              when a value cannot be right: reject
              because: the wrong one may be another person's
            birth_date_status: the word "known"
            deceased: the word "no"
            restricted: the word "no"
        - into: patient_identifier
          fields:
            patient: ID, the patient with this key
            kind: the word "local_pas"
            value: ID
        - into: patient_name
          fields:
            patient: ID, the patient with this key
            use: the word "usual"
            surname: SURNAME
      """)
    try folder.write(
      "project/mappings/patient_flag.yaml",
      """
      mapping: patient_flag
      from: alerts
      version: 1
      when a mandatory field is empty: reject
      targets:
        - into: patient_flag
          key: ALERT
          fields:
            patient:
              from: PERSON, the patient with this key
              when it is not found: keep waiting
            text:
              from: TEXT
              when it is too long: reject
              because: an alert that is cut off may lose the words that matter
      """)
  }

  /// Loads into a store of the folder, or replays what it has kept out.
  func run(
    _ kind: MigrationRun.Options.Kind = .run, into store: String = "trial", isLive: Bool = false,
    interruption: Interruption? = nil
  ) throws -> RunSummary {
    var options = MigrationRun.Options(
      kind: kind, exports: folder.path(of: "exports"), store: address(of: store), isLive: isLive,
      work: try WorkFolder(folder.path(of: "work")))
    options.interruption = interruption
    return try MigrationRun(Trial.project(project), options: options, report: { _ in }).run()
  }

  /// Goes on with the run that was ended.
  func resume() throws -> RunSummary {
    let checked = try Trial.project(project)
    let options = try MigrationRun.Options.resuming(
      in: address(of: "trial"), checked, exports: nil, manifest: nil,
      work: WorkFolder(folder.path(of: "work")), logger: nil)
    return try MigrationRun(checked, options: options, report: { _ in }).run()
  }

  /// As staff would in the EPR.
  func register(nhsNumber: String) throws {
    let connection = try Stores.open(address(of: "trial")).connect(.live)
    try connection.transaction { () throws(StoreError) in
      try connection.execute(
        """
        INSERT INTO patient (id, row_version, nhs_number, nhs_number_status, birth_date_status,
          deceased, restricted) VALUES (1, 1, \(nhsNumber), '03', 'not_recorded', 'no', \(false))
        """)
    }
  }

  private func address(of store: String) -> String {
    "sqlite:\(folder.path(of: "\(store).db"))"
  }

  func store(_ name: String = "trial") throws -> any Connection {
    try Stores.open(address(of: name)).connect(.readOnly)
  }

  func contents(_ name: String = "trial") throws -> StoreContents {
    try StoreContents(store(name))
  }

  // MARK: Decisions

  /// What is open of a record, found by its key or, where it has none, by its line.
  func subject(
    key: String? = nil, line: Int? = nil, mapping: String = "patient", in store: String = "trial"
  ) throws -> Decision.Subject {
    let query: SQL = """
      SELECT record.reject_id, file.sha256, record.byte_start, record.original, record.legacy_key,
        record.first_line
      FROM isolated_record AS record JOIN load_file AS file ON file.id = record.load_file
      WHERE record.mapping = \(mapping) AND record.status = 'open' ORDER BY record.id
      """
    let rows = try self.store(store).all(query, columns: 6).filter { row in
      key.map { row[4].text == $0 } ?? (row[5].integer == line.map(Int64.init))
    }
    guard let row = rows.last else { throw CocoaError(.fileNoSuchFile) }
    return Decision.Subject(
      reject: row[0].text ?? "", mapping: mapping, key: row[4].text, fileHash: row[1].text ?? "",
      offset: Int(row[2].integer ?? 0), recordHash: SHA256.hexDigest(of: row[3].bytes ?? []))
  }

  @discardableResult
  func decide(_ decisions: Decision...) throws -> [DecisionLine] {
    var log = try DecisionLog(in: WorkFolder(folder.path(of: "work")))
    return try log.append(decisions)
  }

  static func basis(_ column: String, _ value: String) -> Decision.Basis {
    Decision.Basis(column: column, hash: SHA256.hexDigest(of: Array(value.utf8)))
  }
}
