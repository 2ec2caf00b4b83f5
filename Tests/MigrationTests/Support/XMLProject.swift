import TestSupport

/// People with their old numbers, as children, in one XML document.
enum XMLProject {
  /// Writes the project and its export, of these records; gives the project's folder.
  static func write(
    into folder: borrowing TemporaryFolder, records: [String]
  ) throws -> String {
    try folder.write(
      "project/migration.yaml",
      """
      format: 1
      migration: xml
      source system: XML
      target: epr/1
      exports: ../exports
      sources:
        people: {layout: layouts/people.yaml, files: "*.xml"}
      mappings: [mappings/patient.yaml]
      """)
    try folder.write(
      "project/layouts/people.yaml",
      """
      layout: people
      kind: xml
      namespaces: {x: "urn:legacy:pas:2"}
      record: /x:Extract/x:Patients/x:Patient
      columns:
        - {name: ID, path: "@id", required: true}
        - {name: SURNAME, path: "x:Name"}
        - {name: BORN, path: "@born"}
      children:
        - name: numbers
          record: x:Number
          columns:
            - {name: OLD_NUMBER, path: .}
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
            birth_date_status: BORN
            deceased: the word "no"
            restricted: the word "no"
        - into: patient_name
          fields:
            patient: ID, the patient with this key
            use: the word "usual"
            surname: SURNAME
        - into: patient_identifier
          for each: numbers
          fields:
            patient: ID, the patient with this key
            kind: the word "local_pas"
            value: OLD_NUMBER
      """)
    try folder.write("exports/people.xml", document(records))
    return folder.path(of: "project")
  }

  /// The first record is on line 4; records have no line breaks.
  private static func document(_ records: [String]) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <p:Extract xmlns:p="urn:legacy:pas:2">
     <p:Patients>
    \(records.map { "  \($0)\n" }.joined()) </p:Patients>
    </p:Extract>

    """
  }

  static func patient(
    _ id: String, _ surname: String, born: String = "not_recorded", numbers: [String] = []
  ) -> String {
    "<p:Patient id=\"\(id)\" born=\"\(born)\"><p:Name>\(surname)</p:Name>"
      + numbers.map { "<p:Number>\($0)</p:Number>" }.joined() + "</p:Patient>"
  }
}
