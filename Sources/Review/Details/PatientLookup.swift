import RecordStore
import Standards

/// A patient of the store as a person would be compared with another one.
struct StoredPatient {
  var id: Int64
  var hospitalNumber: String
  var nhsNumber: String
  var name: String
  /// `12/03/1958`; empty where it is not known whole.
  var birthDate: String
  var isRestricted: Bool
}

/// Finds single patients in a store.
struct PatientLookup {
  let connection: any Connection

  func patient(_ id: Int64) throws(StoreError) -> StoredPatient? { try one("p.id = \(id)") }

  /// The one active patient with this number traced.
  func holder(ofNHSNumber number: String) throws(StoreError) -> StoredPatient? {
    try one("p.nhs_number = \(number) AND p.nhs_number_status = '01'")
  }

  /// The one with this number of the old system.
  func holder(ofKey key: String) throws(StoreError) -> StoredPatient? {
    try one(
      """
      p.legacy_key = \(key)
      AND p.origin IN (SELECT id FROM source_system WHERE key_space = 'patient')
      """)
  }

  /// Where a row came from: the file, and the number of its record there.
  func place(of row: Int64) throws(StoreError) -> (file: String, record: Int)? {
    let file = row >> 40
    let name = try connection.one("SELECT name FROM load_file WHERE id = \(file)") {
      (row) throws(StoreError) in row.text(0) ?? ""
    }
    return name.map { ($0, Int((row >> 8) & 0xFFFF_FFFF)) }
  }

  private func one(_ condition: SQL) throws(StoreError) -> StoredPatient? {
    let days = try? DatePattern("dd/MM/yyyy")
    let found = try connection.one(
      "SELECT p.id, p.legacy_key, p.nhs_number, p.birth_date, p.restricted FROM patient p WHERE "
        + condition + " ORDER BY p.id LIMIT 1"
    ) { (row) throws(StoreError) in
      StoredPatient(
        id: row.integer(0) ?? 0, hospitalNumber: row.text(1) ?? "", nhsNumber: row.text(2) ?? "",
        name: "",
        birthDate: row.integer(3).flatMap { days?.string(days: $0) } ?? "",
        isRestricted: row.integer(4) == 1)
    }
    guard var patient = found else { return nil }
    let id = patient.id
    patient.name =
      try connection.one(
        """
        SELECT forename, surname FROM patient_name WHERE patient = \(id) AND use = 'usual'
        ORDER BY id LIMIT 1
        """
      ) { (row) throws(StoreError) in
        [row.text(0), row.text(1)].compactMap(\.self).joined(separator: " ")
      } ?? ""
    return patient
  }
}
