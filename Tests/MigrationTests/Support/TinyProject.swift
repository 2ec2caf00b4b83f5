import TestSupport

/// A project of one file with three columns, written into a folder.
enum TinyProject {
  /// - Returns: The project's folder; its exports lie in `exports` beside it.
  static func write(
    into folder: borrowing TemporaryFolder, layout: String = "", people: String
  ) throws -> String {
    try folder.write(
      "project/migration.yaml",
      """
      format: 1
      migration: tiny
      source system: TINY
      target: epr/1
      exports: ../exports
      sources:
        people: {layout: layouts/people.yaml, files: "people.csv"}
      mappings:
        - mappings/patient.yaml
      """)
    try folder.write(
      "project/layouts/people.yaml",
      """
      layout: people
      kind: csv
      header: none
      \(layout)
      columns:
        - {name: ID, required: true}
        - {name: SURNAME}
        - {name: FORENAME}
      """)
    try folder.write(
      "project/mappings/patient.yaml",
      """
      mapping: patient
      from: people
      version: 1
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
            forename: FORENAME
      """)
    try folder.write("exports/people.csv", people)
    return folder.path(of: "project")
  }
}
