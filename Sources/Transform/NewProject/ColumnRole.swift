import Extract

/// What a column most likely holds, by its name and what a scan found in it.
enum ColumnRole: CaseIterable {
  case key
  case nhsNumber
  case surname
  case forename
  case birthDate
  case sex
  case postcode

  /// Parts of names, of which the first that a column has decides.
  private var names: [String] {
    switch self {
    case .key:
      ["PAS_ID", "PAT_ID", "PATIENT_ID", "HOSP", "CASENOTE", "UNIT_NO", "MRN", "_ID", "ID"]
    case .nhsNumber: ["NHS_N", "NHSN", "NEW_NHS"]
    case .surname: ["SURNAME", "FAMILY", "LAST_NAME", "LASTNAME"]
    case .forename: ["FORENAME", "GIVEN", "FIRST_NAME", "FIRSTNAME"]
    case .birthDate: ["DOB", "BIRTH"]
    case .sex: ["SEX", "GENDER"]
    case .postcode: ["POSTCODE", "POST_CODE", "PCODE"]
    }
  }

  /// The first column with the role; names that are no plain words cannot stand in a mapping.
  func column(in columns: [ColumnScan]) -> ColumnScan? {
    let plain = columns.filter { column in
      column.name.utf8.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
    }
    for part in names {
      if let found = plain.first(where: { $0.name.uppercased().contains(part) }) { return found }
    }
    switch self {
    case .key: return plain.first
    case .nhsNumber: return plain.first { $0.kind == .nhsNumber }
    case .postcode: return plain.first { $0.kind == .postcode }
    default: return nil
    }
  }

  /// The word of `sensitive:`; `nil` for what is no personal detail.
  static func sensitive(_ column: ColumnScan) -> String? {
    let name = column.name.uppercased()
    func has(_ parts: String...) -> Bool { parts.contains { name.contains($0) } }
    if has("NAME", "TITLE", "ALIAS") { return "name" }
    if has("DOB", "BIRTH", "DEATH", "DIED") { return "date" }
    if has("ADDR", "POSTCODE", "POST_CODE", "PCODE") { return "address" }
    if has("PHONE", "MOBILE", "MAIL", "TEL_") { return "contact" }
    if has("NHS", "PAS_ID", "PAT", "HOSP", "MRN", "CASENOTE", "UNIT_NO") { return "identifier" }
    return nil
  }
}
