import Migration
import RecordStore
import Review
import TestSupport

/// A project of people and their stays whose files a test changes between two runs.
final class ChangingProject {
  let folder: TemporaryFolder

  /// Of each person: key, surname, sex, birth date.
  var people = [
    "P1,ROWAN,M,01/02/1950", "P2,HAZEL,F,03/04/1960", "P3,ALDER,F,05/06/1970",
    "P4,Birch,M,07/08/1980", "P5,Elm,F,09/10/1990", "P6,MAPLE,U,11/12/1951",
    "P7,ASPEN,U,13/01/1961", "P8,CEDAR,M,99/99/1971", "P9,LARCH,F,15/03/1981",
    "P10,HOLLY,T,16/04/1991",
  ]
  /// Of each stay: key, person, admission, ward.
  var stays = [
    "S1,P1,01/03/2026 10:00,W1", "S2,P2,02/03/2026 11:00,W2", "S3,P3,03/03/2026 12:00,W2",
    "S8,P8,04/03/2026 13:00,W1", "S10,P10,05/03/2026 14:00,W1", "S9,P9,06/03/2026 15:00,W1",
  ]
  var sexes = ["M,1", "F,2", "U,9"]
  var wards = ["W1,OAK", "W2,ASH"]
  var surname = "SURNAME, in capitals"
  var badBirthDate = "set aside"

  init() throws {
    let made = try TemporaryFolder()
    try made.write(
      "project/migration.yaml",
      """
      format: 1
      migration: changing
      source system: CHANGING
      target: epr/1
      exports: ../exports
      sources:
        people: {layout: layouts/people.yaml, files: "people.csv"}
        stays: {layout: layouts/stays.yaml, files: "stays.csv"}
      codes: codes/
      crosswalks:
        wards:
          file: crosswalks/wards.csv
          to: location
          by: code
          when the EPR lacks it: create inactive
      mappings:
        - mappings/patient.yaml
        - mappings/spell.yaml
      """)
    for (name, columns) in [
      ("people", ["PERSON", "SURNAME", "SEX", "BORN"]),
      ("stays", ["STAY", "PERSON", "ADMITTED", "WARD"]),
    ] {
      try made.write(
        "project/layouts/\(name).yaml",
        "layout: \(name)\nkind: csv\nheader: none\ncolumns:\n"
          + columns.map { "  - {name: \($0)}\n" }.joined())
    }
    try made.write(
      "project/mappings/spell.yaml",
      """
      mapping: spell
      from: stays
      version: 1
      when a mandatory field is empty: reject
      when a value cannot be right: reject
      when it is not found: set aside
      when the hour happens twice: use the first
      when the hour does not exist: move forward
      targets:
        - into: spell
          key: STAY
          fields:
            patient:
              from: PERSON, the patient with this key
              when it is not found: keep waiting
            admitted_at: ADMITTED, read as dd/MM/yyyy HH:mm
            ward: WARD, matched by crosswalk wards
      """)
    folder = made
  }

  /// The line of `mappings/patient.yaml` with the surname.
  static let surnameLine = 26
  /// The line that answers a birth date which cannot be right.
  static let birthDateLine = 16

  private func write() throws {
    let header = "source_code,source_text,target,status,by,on,valid_from,valid_to,note\n"
    func lines(_ pairs: [String]) -> String {
      header
        + pairs.map { pair in
          let parts = pair.split(separator: ",")
          return "\(parts[0]),,\(parts[1]),approved,Gwen Oakshott,2026-10-05,,,\n"
        }.joined()
    }
    try folder.write("project/codes/sex.csv", lines(sexes))
    try folder.write("project/crosswalks/wards.csv", lines(wards))
    try folder.write("exports/people.csv", people.map { $0 + "\n" }.joined())
    try folder.write("exports/stays.csv", stays.map { $0 + "\n" }.joined())
    try folder.write(
      "project/mappings/patient.yaml",
      """
      mapping: patient
      from: people
      version: 1
      when a mandatory field is empty: reject
      targets:
        - into: patient
          key: PERSON
          fields:
            nhs_number_status: the word "03"
            person_stated_gender:
              from: SEX, translated by sex
              when a code is not in the table: reject
              because: a test of rejects
            birth_date:
              from: BORN, read as dd/MM/yyyy
              when a value cannot be right: \(badBirthDate)
              because: a test of rejects
            birth_date_status: the word "known"
            deceased: the word "no"
            restricted: the word "no"
        - into: patient_name
          fields:
            patient: PERSON, the patient with this key
            use: the word "usual"
            surname:
              from: \(surname)
              when it is too long: cut
      """)
  }

  /// Loads everything as it is now, into a store of its own.
  func dryRun() throws -> RunSummary { try run(.dryRun, into: nil) }

  /// Loads everything as it is now into the one store.
  func run() throws -> RunSummary { try run(.run, into: store) }

  var store: String { "sqlite:\(folder.path)/trial.db" }

  @discardableResult
  func run(
    _ kind: MigrationRun.Options.Kind, into store: String?
  ) throws -> RunSummary {
    try write()
    // What is compared must be there when it is compared: each run has its own exports.
    let exports = "exports-\(try work.runs.count)"
    try folder.copy(folder.path(of: "exports"), to: exports)
    let options = MigrationRun.Options(
      kind: kind, exports: folder.path(of: exports), store: store, work: try work)
    return try MigrationRun(
      LoadedSystem.project(folder.path(of: "project")), options: options, report: { _ in }
    ).run()
  }

  var work: WorkFolder {
    get throws { try WorkFolder(folder.path(of: "trial.work")) }
  }

  /// What differs between two of its runs.
  func comparison(
    _ before: RunSummary, _ after: RunSummary, reveal: Bool = true
  ) throws -> RunComparison {
    func open(_ run: RunSummary) throws -> ComparedRun {
      try ComparedRun(
        run.run, in: Stores.open(run.store).connect(.readOnly),
        rules: try work.keptProject(ofRun: run.run), exports: nil, decisions: try decisions)
    }
    return try Comparer(open(before), open(after), masking: Masking(reveal: reveal)).comparison()
  }
}
