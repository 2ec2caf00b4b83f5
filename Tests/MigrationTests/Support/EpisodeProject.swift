import TestSupport

/// A project of people and of spells that come as one record an episode, in two files.
enum EpisodeProject {
  static func write(
    into folder: borrowing TemporaryFolder, people: [String], first: [String], second: [String],
    rules: String? = nil, control: String? = nil
  ) throws -> String {
    try folder.write(
      "project/migration.yaml",
      """
      format: 1
      migration: episodes
      source system: EPISODES
      target: epr/1
      exports: ../exports
      sources:
        people: {layout: layouts/people.yaml, files: "people.csv"}
        stays: {layout: layouts/stays.yaml, files: "stays*.csv"}
      mappings:
        - mappings/patient.yaml
        - mappings/spell.yaml
      \(rules == nil ? "" : "rules: rules.yaml")
      """)
    if let rules { try folder.write("project/rules.yaml", rules) }
    if let control { try folder.write("project/control.csv", control) }
    try folder.write(
      "project/layouts/people.yaml",
      """
      layout: people
      kind: csv
      header: none
      columns:
        - {name: ID, required: true}
        - {name: SURNAME}
      """)
    try folder.write(
      "project/layouts/stays.yaml",
      """
      layout: stays
      kind: csv
      header: none
      columns:
        - {name: SPELL, required: true}
        - {name: ID}
        - {name: ADMITTED}
        - {name: DISCHARGED}
        - {name: REFERRAL}
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
      """)
    try folder.write(
      "project/mappings/spell.yaml",
      """
      mapping: spell
      from: stays
      version: 1
      one row per: SPELL
      skip when:
        - {if: REFERRAL is "TEST", reason: SITE_TEST}
      when a mandatory field is empty: reject
      when a value cannot be right: set aside
      when it is too long: cut
      when the hour happens twice: use the first
      when the hour does not exist: move forward
      targets:
        - into: spell
          key: SPELL
          fields:
            patient:
              from: ID, the patient with this key
              when it is not found: keep waiting
              when records differ: reject all its records
            admitted_at:
              from: ADMITTED, read as dd/MM/yyyy HH:mm
              when a value cannot be right: reject
              when records differ: use the earliest
            discharged_at:
              from: DISCHARGED, read as dd/MM/yyyy HH:mm
              when records differ: use the latest
            referral_identifier:
              from: REFERRAL
              when records differ: use the first record
      """)
    try folder.write("exports/people.csv", people.map { $0 + "\n" }.joined())
    try folder.write("exports/stays1.csv", first.map { $0 + "\n" }.joined())
    try folder.write("exports/stays2.csv", second.map { $0 + "\n" }.joined())
    return folder.path(of: "project")
  }
}
