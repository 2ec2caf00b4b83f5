import Foundation
import Migration
import RecordStore
import Review
import TestSupport
import Testing
import Transform

/// A project of people and their alerts that was run once: three people and two alerts wait for a
/// decision, and one more person whom nobody may see without a reason.
final class WorklistProject {
  let folder: TemporaryFolder
  let checked: CheckedProject
  let records: [Review.IsolatedRecord]
  let work: WorkFolder

  /// The keys of the records, by what is wrong with them.
  static let wrongDate = "0001"
  static let unknownCode = "0002"
  static let restricted = "0005"
  static let wrongOrder = "A1"
  static let withoutPerson = "A2"

  static let people = """
    ID,SURNAME,DOB,SEX,SENSITIVE,POSTCODE
    0001,SMITH,31/02/1950,F,N,TA1 5AA
    0002,=1+2,01/02/1950,Z,N,TA1 5AA
    0004,"BROWN,03/04/1961,M,N,TA2 7QQ
    0005,GREEN,30/02/1962,F,Y,TA6 3LN
    0006,WHITE,05/06/1963,M,N,TA2 7QQ

    """
  static let alerts = """
    ID,PERSON,FROM,TO,TEXT
    A1,0006,10/03/2024,08/03/2024,0123
    A2,9999,10/03/2024,11/03/2024,Falls
    A3,0001,10/03/2024,11/03/2024,Latex

    """

  init(
    people: String = WorklistProject.people, alerts: String = WorklistProject.alerts,
    decisions: String = ""
  ) throws {
    let folder = try TemporaryFolder()
    try Self.write(into: folder, decisions: decisions)
    try folder.write("exports/people.csv", people)
    try folder.write("exports/alerts.csv", alerts)
    let (project, faults) = CheckedProject.read(folder.path(of: "project"))
    checked = try #require(project, "\(faults)")
    try #require(checked.isRunnable, "\(faults)")
    work = try WorkFolder(folder.path(of: "work"))
    let options = MigrationRun.Options(
      kind: .run, exports: folder.path(of: "exports"), store: "sqlite:\(folder.path(of: "s.db"))",
      work: work)
    _ = try MigrationRun(checked, options: options, report: { _ in }).run()
    let connection = try Stores.open("sqlite:\(folder.path(of: "s.db"))").connect(.readOnly)
    records = try IsolatedRecords.read(
      of: RunReference.find(nil, in: connection), from: connection)
    self.folder = folder
  }

  var sources: WorklistSources {
    WorklistSources(checked, exports: folder.path(of: "exports"))
  }

  /// Of everybody but the restricted one.
  func worklist() -> Worklist {
    var sources = sources
    let restricted = sources.restricted(records, asAt: Self.asAt)
    return Worklist(
      run: "2026-11-22-a", records, include: { !restricted.contains($0.id) }, &sources)
  }

  /// 22 November 2026.
  static let asAt: Int64 = 1_795_305_600_000_000

  func record(_ key: String) throws -> Review.IsolatedRecord {
    try #require(records.first { $0.legacyKey == key })
  }

  /// What becomes of a worklist that was handed back.
  func hand(_ path: String, by person: String = "A. Clerk") throws -> WorklistImport {
    try hand(FilledWorklist.read(path), by: person)
  }

  func hand(_ filled: FilledWorklist, by person: String = "A. Clerk") throws -> WorklistImport {
    WorklistImport(
      filled, against: worklist(), sources, inForce: DecisionsInForce(try DecisionLog(in: work)),
      by: person, validate: sources.valueCheck(asAt: Self.asAt))
  }

  private static func write(
    into folder: borrowing TemporaryFolder, decisions: String
  ) throws {
    try folder.write(
      "project/migration.yaml",
      """
      format: 1
      migration: worklists
      source system: TINY
      target: epr/1
      sources:
        people: {layout: layouts/people.yaml, files: people.csv}
        alerts: {layout: layouts/alerts.yaml, files: alerts.csv}
      codes: codes/
      mappings: [mappings/patient.yaml, mappings/patient_flag.yaml]
      \(decisions)
      """)
    try folder.write(
      "project/layouts/people.yaml",
      """
      layout: people
      kind: csv
      columns:
        - {name: ID, required: true}
        - {name: SURNAME, sensitive: name}
        - {name: DOB}
        - {name: SEX}
        - {name: SENSITIVE}
        - {name: POSTCODE, sensitive: address}
      """)
    try folder.write(
      "project/layouts/alerts.yaml",
      """
      layout: alerts
      kind: csv
      columns: [{name: ID}, {name: PERSON}, {name: FROM}, {name: TO}, {name: TEXT}]
      """)
    try folder.write(
      "project/codes/sex.csv",
      """
      source_code,source_text,target,status,by,on,valid_from,valid_to,note
      F,Female,2,approved,A. Approver,2026-01-01,,,
      M,Male,1,approved,A. Approver,2026-01-01,,,
      U,Not known,,flagged,,,,,

      """)
    try folder.write(
      "project/mappings/patient.yaml",
      """
      mapping: patient
      from: people
      when a mandatory field is empty: reject
      when a value cannot be right: reject
      when a code is not in the table: reject
      when it is too long: cut
      targets:
        - into: patient
          key: ID
          fields:
            nhs_number_status: the word "03"
            birth_date:
              from: DOB, read as dd/MM/yyyy, not in the future
              because: a wrong day attaches a result to the wrong person
            birth_date_status: the word "known"
            person_stated_gender:
              from: SEX, translated by sex
              because: the ward is chosen by it
            deceased: the word "no"
            restricted:
              first that fits:
                - {if: SENSITIVE is "N" or blank, use: "no"}
                - {otherwise: "yes"}
        - into: patient_name
          fields:
            patient: ID, the patient with this key
            use: the word "usual"
            surname: SURNAME
        - into: patient_address
          fields:
            patient: ID, the patient with this key
            use: the word "home"
            postcode: POSTCODE
      """)
    try folder.write(
      "project/mappings/patient_flag.yaml",
      """
      mapping: patient_flag
      from: alerts
      when a mandatory field is empty: reject
      when a value cannot be right: reject
      when it is not found: keep waiting
      when it is too long: reject
      targets:
        - into: patient_flag
          key: ID
          fields:
            patient: PERSON, the patient with this key
            category: the word "other"
            text:
              from: TEXT
              because: half an alert misleads
            started_on:
              from: FROM, read as dd/MM/yyyy
              because: an alert without its beginning is none
            ended_on:
              from: TO, read as dd/MM/yyyy, not before row.started_on
              because: an alert that ends too early is not seen
      """)
  }
}
