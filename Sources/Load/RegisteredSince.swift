import Diagnostics
package import RecordStore
import Schema
import Standards
import Transform

/// Whether staff have registered a patient since whom a late record would bring once more.
///
/// Looked for by NHS number, by hospital number, then by name, birth date and postcode together. A hit
/// is for a person to decide about; it is never a second registration.
package final class RegisteredSince {
  /// Stands where a constraint would be named that the record breaks.
  static let name = "registered since"

  private var nhsNumbers: Set<String> = []
  private var hospitalNumbers: Set<String> = []
  /// Surname, forename, birth date and postcode.
  private var people: Set<[String]> = []

  /// Reads who was registered in the EPR itself: rows that no load file has brought.
  package init(in connection: any Connection) throws(StoreError) {
    let first = Int64(1) << 40
    try connection.rows("SELECT nhs_number FROM patient WHERE id < \(first)") {
      (row) throws(StoreError) in
      if let number = row.text(0) { nhsNumbers.insert(number) }
    }
    try connection.rows(
      "SELECT value FROM patient_identifier WHERE id < \(first) AND kind = 'local_pas'"
    ) { (row) throws(StoreError) in
      hospitalNumbers.insert(Self.plain(row.text(0)))
    }
    try connection.rows(
      """
      SELECT name.surname, name.forename, patient.birth_date, address.postcode FROM patient
      JOIN patient_name AS name ON name.patient = patient.id
      JOIN patient_address AS address ON address.patient = patient.id
      WHERE patient.id < \(first)
      """
    ) { (row) throws(StoreError) in
      let person = Self.person(row.text(0), row.text(1), row.integer(2), row.text(3))
      if let person { people.insert(person) }
    }
  }

  /// The records of a batch of patients that would register one of them again.
  func alike(in batch: borrowing RowBatch) -> Set<Int> {
    guard batch.tables.first?.name == Table.patient.name else { return [] }
    var records: Set<Int> = []
    var parts: [Int: Person] = [:]
    for (target, table) in batch.tables.enumerated() {
      let (rows, arena) = batch.rows(target)
      for row in 0..<rows.count {
        let record = rows.record(row)
        func text(_ column: String) -> String? {
          guard let cell = table.firstCell(of: column), rows.isText(row, cell) else { return nil }
          return rows.text(row, cell, in: arena)
        }
        switch table.name {
        case Table.patient.name:
          if let number = text("nhs_number"), nhsNumbers.contains(number) {
            records.insert(record)
          }
          parts[record, default: Person()].born =
            table.firstCell(of: "birth_date").flatMap { rows.integer(row, $0) }
        case Table.patientIdentifier.name:
          let isAlike =
            text("kind") == "local_pas" && hospitalNumbers.contains(Self.plain(text("value")))
          if isAlike { records.insert(record) }
        case Table.patientName.name:
          parts[record, default: Person()].names.append((text("surname"), text("forename")))
        case Table.patientAddress.name:
          parts[record, default: Person()].postcodes.append(text("postcode"))
        default: break
        }
      }
    }
    for (record, person) in parts where isKnown(person) { records.insert(record) }
    return records
  }

  private struct Person {
    var born: Int64?
    var names: [(String?, String?)] = []
    var postcodes: [String?] = []
  }

  private func isKnown(_ person: Person) -> Bool {
    person.names.contains { surname, forename in
      person.postcodes.contains { postcode in
        Self.person(surname, forename, person.born, postcode).map(people.contains) ?? false
      }
    }
  }

  /// `nil` where something is missing: too many have the rest in common.
  private static func person(
    _ surname: String?, _ forename: String?, _ born: Int64?, _ postcode: String?
  ) -> [String]? {
    let words = [plain(surname), plain(forename), plain(postcode)]
    guard let born, !words.contains("") else { return nil }
    return words + ["\(born)"]
  }

  /// Without letter case and spaces.
  private static func plain(_ text: String?) -> String {
    (text ?? "").lowercased().filter { !$0.isWhitespace }
  }
}
