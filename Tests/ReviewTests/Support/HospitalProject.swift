import Diagnostics
import Foundation
import Migration
import RecordStore
import Review
import TestSupport

/// A small hospital of invented people whose exports have what a report has to be careful with.
///
/// P01 and P02 have the same traced NHS number. P03 to P07 have a sex that no code table has. P08 is
/// sensitive and loaded, and a spell of theirs has no date; P09 is sensitive and rejected. A spell of
/// P010 waits for a patient who is in no file.
enum HospitalProject {
  static let people = """
    P01,9990001235,SMITHSON,JOANNA,12/03/1958,MALE,1 Oak Street,G9999998,
    P02,9990001235,SMITHSON,JOAN,12/03/1985,MALE,2 Elm Street,G9999998,N
    P03,,BAKERSON,ANN,01/01/1960,FEMAL,3 Ash Street,G9999998,
    P04,,COOKSON,ANN,01/01/1961,FEMAL,4 Ash Street,G9999998,
    P05,,DYERSON,ANN,01/01/1962,FEMAL,5 Ash Street,G9999998,
    P06,,FISHERSON,ANN,01/01/1963,FEMAL,6 Ash Street,G9999998,
    P07,,GLOVERSON,ANN,01/01/1964,FEMAL,7 Ash Street,G9999998,
    P08,,HIDDENSON,EVA,01/01/1970,FEMALE,8 Secret Lane,G9999981,S
    P09,,VEILSON,EVA,01/01/1971,FEMAL,9 Secret Lane,G9999981,S

    """
  static let spells = """
    S1,P01,10/03/2024 09:30,Ward one
    S2,P08,10/33/2024 09:30,Quiet note
    S3,P010,10/03/2024 09:30,Ward one

    """

  /// Writes the project with its exports; gives its folder.
  static func write(into folder: borrowing TemporaryFolder) throws -> String {
    try folder.write(
      "project/migration.yaml",
      """
      format: 1
      migration: hospital
      source system: HOSPITAL
      target: epr/1
      exports: ../exports
      sources:
        people: {layout: layouts/people.yaml, files: "people.csv"}
        spells: {layout: layouts/spells.yaml, files: "spells.csv"}
      codes: codes/
      mappings:
        - mappings/patient.yaml
        - mappings/spell.yaml
      """)
    try folder.write(
      "project/codes/sex.csv",
      """
      source_code,source_text,target,status,by,on,valid_from,valid_to,note
      MALE,Male,1,approved,J. Brown,2026-01-05,,,
      FEMALE,Female,2,approved,J. Brown,2026-01-05,,,

      """)
    try folder.write(
      "project/layouts/people.yaml",
      """
      layout: people
      kind: csv
      header: none
      columns:
        - {name: ID, required: true, sensitive: identifier}
        - {name: NHS, sensitive: identifier}
        - {name: SURNAME, sensitive: name}
        - {name: FORENAME, sensitive: name}
        - {name: BORN, sensitive: date}
        - {name: SEX}
        - {name: STREET, sensitive: address}
        - {name: GP}
        - {name: FLAG}
      """)
    try folder.write(
      "project/layouts/spells.yaml",
      """
      layout: spells
      kind: csv
      header: none
      columns:
        - {name: SPELL, required: true}
        - {name: ID, sensitive: identifier}
        - {name: ADMITTED}
        - {name: NOTE, sensitive: clinical}
      """)
    try writeMappings(into: folder)
    try folder.write("exports/people.csv", people)
    try folder.write("exports/spells.csv", spells)
    return folder.path(of: "project")
  }

  private static func writeMappings(into folder: borrowing TemporaryFolder) throws {
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
            nhs_number_status:
              first that fits:
                - {if: row.nhs_number is present, use: "01"}
                - {otherwise: "03"}
            birth_date: BORN, read as dd/MM/yyyy, as partial date
            birth_date_status: the word "known"
            person_stated_gender:
              from: SEX, translated by sex
              when a code is not in the table: reject
              because: this hospital wants to know of each
            deceased: the word "no"
            restricted:
              first that fits:
                - {if: FLAG is "N" or blank, use: "no"}
                - {otherwise: "yes"}
        - into: patient_name
          fields:
            patient: ID, the patient with this key
            use: the word "usual"
            surname: SURNAME
            forename: FORENAME
        - into: patient_address
          fields:
            patient: ID, the patient with this key
            use: the word "home"
            line_1: STREET
        - into: gp_registration
          fields:
            patient: ID, the patient with this key
            gp_code: GP
      """)
    try folder.write(
      "project/mappings/spell.yaml",
      """
      mapping: spell
      from: spells
      version: 1
      when a mandatory field is empty: reject
      when a value cannot be right: reject
      when it is not found: keep waiting
      when it is too long: cut
      when the hour happens twice: use the first
      when the hour does not exist: move forward
      targets:
        - into: spell
          key: SPELL
          fields:
            patient: ID, the patient with this key
            admitted_at: ADMITTED, read as dd/MM/yyyy HH:mm
            referral_identifier: NOTE
      """)
  }

  struct Unreadable: Error {
    let faults: [String]
  }

  /// Runs it and reads its report, as the command line does.
  static func report(_ folder: borrowing TemporaryFolder) throws -> Report {
    let (checked, faults) = try CheckedProject.read(write(into: folder))
    guard let checked, checked.isRunnable else { throw Unreadable(faults: faults.map(\.message)) }
    return try report(of: run(checked, folder), checked, folder)
  }

  static func run(
    _ checked: CheckedProject, _ folder: borrowing TemporaryFolder
  ) throws -> RunSummary {
    let options = MigrationRun.Options(
      kind: .run, exports: folder.path(of: "exports"), store: "sqlite:\(folder.path)/trial.db",
      work: try WorkFolder(folder.path(of: "trial.work")))
    return try MigrationRun(checked, options: options, report: { _ in }).run()
  }

  static func report(
    of summary: RunSummary, _ checked: CheckedProject, _ folder: borrowing TemporaryFolder
  ) throws -> Report {
    let reader = ReportReader(
      try Stores.open(summary.store).connect(.readOnly), project: checked,
      exports: folder.path(of: "exports"), work: try WorkFolder(folder.path(of: "trial.work")))
    try reader.keepOpenCauses(of: summary)
    return try reader.report(summary)
  }
}
