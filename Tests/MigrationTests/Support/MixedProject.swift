import Extract
import Foundation
import Migration
import TestSupport

/// A mainframe's dump: people and their old numbers in one file of fixed positions.
enum MixedProject {
  static let encoding = TextEncoding.ebcdic285

  /// Writes the project and its one export, of records of 30 characters each, and a manifest with
  /// these record types and counts; gives the project's folder.
  static func write(
    into folder: borrowing TemporaryFolder, records: [String], declared: [(String, Int)],
    recordEnd: String = "none"
  ) throws -> String {
    try folder.write(
      "project/migration.yaml",
      """
      format: 1
      migration: mixed
      source system: MAINFRAME
      target: epr/1
      exports: ../exports
      sources:
        people: {layout: layouts/dump.yaml, record type: person, files: "DUMP*.DAT"}
        numbers: {layout: layouts/dump.yaml, record type: number, files: "DUMP*.DAT"}
      mappings: [mappings/patient.yaml, mappings/identifier.yaml]
      """)
    try folder.write(
      "project/layouts/dump.yaml",
      """
      layout: dump
      kind: fixed
      encoding: cp285
      record length: 30
      record end: \(recordEnd)
      record type: {at: 1-2, values: {"10": person, "20": number, "99": trailer}}
      trailer: {type: trailer, record count at: 3-10}
      record types:
        person:
          columns:
            - {name: ID, at: 3-8, required: true}
            - {name: SURNAME, at: 9-30}
        number:
          columns:
            - {name: ID, at: 3-8, required: true}
            - {name: OLD_NUMBER, at: 9-18}
      """)
    try folder.write(
      "project/mappings/patient.yaml",
      """
      mapping: patient
      from: people
      when a mandatory field is empty: reject
      when it is too long: cut
      targets:
        - into: patient
          key: ID
          fields:
            nhs_number_status: the word "03"
            birth_date_status: the word "not_recorded"
            deceased: the word "no"
            restricted: the word "no"
        - into: patient_name
          fields:
            patient: ID, the patient with this key
            use: the word "usual"
            surname: SURNAME
      """)
    try folder.write(
      "project/mappings/identifier.yaml",
      """
      mapping: identifier
      from: numbers
      when a mandatory field is empty: reject
      when it is too long: cut
      when it is not found: keep waiting
      targets:
        - into: patient_identifier
          key: OLD_NUMBER
          fields:
            patient: ID, the patient with this key
            kind: the word "local"
            value: OLD_NUMBER
      """)
    let end: [UInt8] = recordEnd == "none" ? [] : [0x15]
    let bytes = records.flatMap { record in
      let padded = record.padding(toLength: 30, withPad: " ", startingAt: 0)
      return (encoding.bytes(of: record.hasSuffix("!") ? record : padded) ?? []) + end
    }
    try folder.write("exports/DUMP1.DAT", bytes)
    let hash = SHA256.hexDigest(of: bytes)
    let lines = declared.map { "DUMP1.DAT,\($0.0),\($0.1),\(hash),2026-11-22,full\n" }
    try folder.write(
      "exports/manifest.csv", "file,record_type,rows,sha256,as_at,extent\n" + lines.joined())
    return folder.path(of: "project")
  }
}
