import Extract
import TestSupport

/// People, their merges and their stays, and the old system's own list of who is in which bed.
struct ReportProject {
  /// Hospital number and NHS number.
  var people = ["P1,", "P2,", "P3,"]
  /// Spell, hospital number, admission, discharge.
  var stays = [
    "S1,P1,11/03/2024 09:30,", "S2,P2,12/03/2024 09:30,",
    "S3,P3,11/03/2024 09:30,15/03/2024 09:30",
  ]
  /// Hospital number, ward.
  var wardList = ["P1,7A", "P2,7B"]
  /// Given up, kept.
  var merges: [String] = []
  var rules: String?
  /// Lines that the manifest declares of the ward list; `nil` for as many as it has.
  var declared: Int?

  private static let systems: [(name: String, columns: [String])] = [
    ("people", ["ID", "NHS"]), ("stays", ["SPELL", "ID", "ADMITTED", "DISCHARGED"]),
    ("merges", ["LOSER", "SURVIVOR"]), ("ward_list", ["ID", "WARD"]),
  ]

  /// Gives the project's folder; the exports lie in `exports` beside it.
  func write(into folder: borrowing TemporaryFolder) throws -> String {
    try folder.write(
      "project/migration.yaml",
      """
      format: 1
      migration: reports
      source system: REPORTS
      target: epr/1
      exports: ../exports
      sources:
        people: {layout: layouts/people.yaml, files: "people.csv"}
        stays: {layout: layouts/stays.yaml, files: "stays.csv"}
        merges: {layout: layouts/merges.yaml, files: "merges.csv"}
        ward_list: {layout: layouts/ward_list.yaml, files: "ward_list.csv", use: reconciliation}
      mappings: [mappings/patient.yaml, mappings/spell.yaml, mappings/merge.yaml]
      \(rules == nil ? "" : "rules: rules.yaml")
      """)
    if let rules { try folder.write("project/rules.yaml", rules) }
    for (name, columns) in Self.systems {
      try folder.write(
        "project/layouts/\(name).yaml",
        """
        layout: \(name)
        kind: csv
        blank values: ["", "-"]
        columns:
        \(columns.map { "  - {name: \($0)}\n" }.joined())
        """)
    }
    try writeMappings(into: folder)
    var manifest = "file,record_type,rows,sha256,as_at,extent\n"
    let exports = ["people": people, "stays": stays, "merges": merges, "ward_list": wardList]
    for (name, columns) in Self.systems {
      let lines = exports[name] ?? []
      let text = ([columns.joined(separator: ",")] + lines).map { $0 + "\n" }.joined()
      try folder.write("exports/\(name).csv", text)
      let count = name == "ward_list" ? declared ?? lines.count : lines.count
      let hash = SHA256.hexDigest(of: Array(text.utf8))
      manifest += "\(name).csv,\(name),\(count),\(hash),2024-03-20T12:00:00,full\n"
    }
    try folder.write("exports/manifest.csv", manifest)
    return folder.path(of: "project")
  }

  private func writeMappings(into folder: borrowing TemporaryFolder) throws {
    try folder.write(
      "project/mappings/patient.yaml",
      """
      mapping: patient
      from: people
      when a mandatory field is empty: reject
      when a value cannot be right: set aside
      targets:
        - into: patient
          key: ID
          fields:
            nhs_number: NHS, as NHS number
            nhs_number_status: the word "03"
            birth_date_status: the word "not_recorded"
            deceased: the word "no"
            restricted: the word "no"
      """)
    try folder.write(
      "project/mappings/spell.yaml",
      """
      mapping: spell
      from: stays
      when a mandatory field is empty: reject
      when a value cannot be right: reject
      when it is not found: keep waiting
      when the hour happens twice: use the first
      when the hour does not exist: move forward
      targets:
        - into: spell
          key: SPELL
          fields:
            patient: ID, the patient with this key
            admitted_at: ADMITTED, read as dd/MM/yyyy HH:mm
            discharged_at:
              from: DISCHARGED, read as dd/MM/yyyy HH:mm
              because: without its end the stay would show the patient in a bed
      """)
    try folder.write(
      "project/mappings/merge.yaml",
      """
      mapping: merge
      from: merges
      when it is not found: keep waiting
      when a mandatory field is empty: reject
      targets:
        - into: patient_merge
          key: LOSER
          fields:
            loser: LOSER, the patient with this key
            survivor: SURVIVOR, the patient with this key
      """)
  }
}
