import TestSupport

/// A project of one file of people, and that file beside it.
final class PipedProject {
  let folder: TemporaryFolder
  let people: String

  /// Writes it; `files` is the pattern of its one source.
  init(files: String = "people.csv") throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "project/migration.yaml",
      """
      format: 1
      migration: piped
      source system: PIPED
      target: epr/1
      sources:
        people: {layout: layouts/people.yaml, files: "\(files)"}
      mappings: [mappings/patient.yaml]
      """)
    try folder.write(
      "project/layouts/people.yaml",
      """
      layout: people
      kind: csv
      columns: [{name: ID, required: true}, {name: SURNAME}]
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
    people = try folder.write("people.csv", "ID,SURNAME\n1,Smith\n,Jones\n3,Brown\n")
    self.folder = folder
  }
}
