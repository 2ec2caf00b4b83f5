import Extract
import Standards

/// The mapping of patients in a new project: lines for the columns that could be told, comments for
/// the rest.
struct NewMapping {
  let key: String
  private let columns: [ColumnRole: ColumnScan]

  init(_ sample: ProjectSample) {
    var columns: [ColumnRole: ColumnScan] = [:]
    for role in ColumnRole.allCases { columns[role] = role.column(in: sample.columns) }
    self.columns = columns
    key = columns[.key]?.name ?? sample.columns.first?.name ?? ""
  }

  private func name(_ role: ColumnRole) -> String? { columns[role]?.name }

  var text: String {
    let hasInvalid = [.nhsNumber, .birthDate, .postcode].contains { name($0) != nil }
    return """
      # What a patient's record becomes. Read a line as a sentence: field, source column, phrases.
      # `migrate reference steps` lists all phrases, `migrate reference tables` all fields.
      mapping: patient
      from: patients
      version: 1
      about: One row for each person in the old system.

      # What is done when a line fails. A bad value is set aside, not the person: the field stays
      # empty, and the old value is kept beside the row and counted.
      when a mandatory field is empty: reject
      \(hasInvalid ? "when a value cannot be right: set aside\n" : "")\
      \(name(.sex) == nil ? "" : "when a code is not in the table: set aside\n")\
      when it is too long: cut
      targets:
        - into: patient
          # By this column the record is known again in every later extract.
          key: \(key)
          fields:
      \(patient)  - into: patient_identifier
          fields:
            patient: \(key), the patient with this key
            kind: the word "local_pas"
            value: \(key)
      \(names)\(address)
      """
  }

  private var patient: String {
    var lines: [String] = []
    if let nhs = name(.nhsNumber) {
      lines += [
        "nhs_number: \(nhs), as NHS number",
        "# 01 says that the number was traced; only a trace does.",
        "nhs_number_status:", "  first that fits:",
        "    - {if: row.nhs_number is present, use: \"02\"}",
        "    - {otherwise: \"03\"}",
      ]
    } else {
      lines.append("nhs_number_status: the word \"03\"")
    }
    lines += birth
    if let sex = name(.sex) {
      lines.append("person_stated_gender: \(sex), in capitals, translated by person_stated_gender")
    }
    lines += [
      "# On the safe side, until the columns of deaths and of restricted patients are mapped.",
      "deceased: the word \"unconfirmed\"", "restricted: the word \"yes\"",
    ]
    return lines.map { "      \($0)\n" }.joined()
  }

  private var birth: [String] {
    guard let column = columns[.birthDate] else {
      return ["birth_date_status: the word \"not_recorded\""]
    }
    let pattern = column.dates.first?.text ?? "dd/MM/yyyy"
    var phrases = ["birth_date: \(column.name)"]
    var date = pattern
    if let space = pattern.firstIndex(of: " "), pattern[space...].contains("H") {
      phrases.append("the part before the first \" \" or the whole")
      date = String(pattern[..<space])
    }
    phrases.append("read as \(date)")
    if !date.contains("yyyy") { phrases.append("two-digit years after 1925") }
    phrases.append("not in the future")
    return [
      phrases.joined(separator: ", "), "birth_date_status:", "  first that fits:",
      "    - {if: row.birth_date is present, use: known}",
      "    - {if: \(column.name) is present, use: unusable}", "    - {otherwise: not_recorded}",
    ]
  }

  private var names: String {
    let fields = [("surname", ColumnRole.surname), ("forename", .forename)].compactMap {
      field, role in
      name(role).map { (field, $0) }
    }
    guard !fields.isEmpty else { return "" }
    let present = fields.map { "\($0.1) is present" }.joined(separator: " or ")
    return """
        - into: patient_name
          only if: \(present)
          fields:
            patient: \(key), the patient with this key
            use: the word "usual"

      """ + fields.map { "      \($0.0): \($0.1), single spaces\n" }.joined()
  }

  private var address: String {
    guard let postcode = name(.postcode) else { return "" }
    return """
        - into: patient_address
          only if: \(postcode) is present
          fields:
            patient: \(key), the patient with this key
            use: the word "home"
            postcode: \(postcode), as UK postcode

      """
  }

  /// One example: this record, that outcome.
  var tests: String {
    """
    # Examples for readers: this record, that outcome. `migrate test` runs them all.
    tests:
      - test: A patient of whom nothing but the number is known is loaded
        mapping: patient
        given: {\(key): "100"}
        expect: {outcome: loaded}
      - test: Without a number the record is rejected
        mapping: patient
        given: {\(key): ""}
        expect: {outcome: rejected}

    """
  }
}
