import TestSupport

/// A project of people, merges, spells in one record an episode, and their episodes and ward stays:
/// with links that form a loop, and spells of which one child takes all out.
enum FamilyProject {
  static let people = (1...12).map { "P\($0)" }

  /// A chain P1 → P2 → P3, a loop P4 → P5 → P6 → P4 with P7 → P4 that leads into it, and a link to
  /// someone who is in no file.
  static let merges = [
    "M1,P1,P2", "M2,P2,P3", "M3,P4,P5", "M4,P5,P6", "M5,P6,P4", "M6,P7,P4", "M7,P8,P99",
  ]

  /// Spell `S1` of `P1` and so on: two days each.
  static let stays = (1...12).map { "S\($0),P\($0),11/03/2024 09:30,13/03/2024 09:30" }

  /// Two a spell, the second behind the first; those of S3 overlap, that of S5 lies outside, S7
  /// has a number twice, and S99 is nowhere.
  static let episodes =
    (1...12).flatMap { spell in
      [
        "E\(spell)A,S\(spell),1,11/03/2024 09:30,12/03/2024 09:30",
        spell == 3
          ? "E3B,S3,2,12/03/2024 08:30,13/03/2024 09:30"
          : spell == 5
            ? "E5B,S5,2,12/03/2024 09:30,14/03/2024 09:30"
            : "E\(spell)B,S\(spell),\(spell == 7 ? 1 : 2),12/03/2024 09:30,13/03/2024 09:30",
      ]
    } + ["E99,S99,1,11/03/2024 09:30,12/03/2024 09:30"]

  /// One or two a spell; those of S9 overlap.
  static let wards =
    (1...12).map { "W\($0)A,S\($0),11/03/2024 09:30,12/03/2024 10:30" }
    + ["W9B,S9,12/03/2024 09:30,13/03/2024 09:30", "W10B,S10,12/03/2024 10:30,13/03/2024 09:30"]

  /// Each kind of record in files of three lines, so that there are many batches.
  ///
  /// - Returns: The project's folder; its exports lie in `exports` beside it.
  static func write(into folder: borrowing TemporaryFolder) throws -> String {
    try folder.write(
      "project/migration.yaml",
      """
      format: 1
      migration: families
      source system: FAMILIES
      target: epr/1
      exports: ../exports
      sources:
        people: {layout: layouts/people.yaml, files: "people*.csv"}
        merges: {layout: layouts/merges.yaml, files: "merges*.csv"}
        stays: {layout: layouts/stays.yaml, files: "stays*.csv"}
        episodes: {layout: layouts/episodes.yaml, files: "episodes*.csv"}
        wards: {layout: layouts/wards.yaml, files: "wards*.csv"}
      mappings:
        - mappings/patient.yaml
        - mappings/merge.yaml
        - mappings/spell.yaml
        - mappings/episode.yaml
        - mappings/ward_stay.yaml
      rules: rules.yaml
      """)
    try folder.write(
      "project/rules.yaml",
      """
      rules:
        - rule: merge_no_loop
          no loop: patient_merge from loser to survivor
          otherwise: reject, list MERGE_LOOP
      """)
    try write("people", ["ID"], of: people, into: folder)
    try write("merges", ["LINK", "LOSER", "SURVIVOR"], of: merges, into: folder)
    try write("stays", ["SPELL", "ID", "ADMITTED", "DISCHARGED"], of: stays, into: folder)
    try write(
      "episodes", ["EPISODE", "SPELL", "NUMBER", "BEGAN", "ENDED"], of: episodes, into: folder)
    try write("wards", ["STAY", "SPELL", "BEGAN", "ENDED"], of: wards, into: folder)
    try writeMappings(into: folder)
    return folder.path(of: "project")
  }

  private static func write(
    _ name: String, _ columns: [String], of lines: [String], into folder: borrowing TemporaryFolder
  ) throws {
    let list = columns.enumerated().map { position, column in
      "  - {name: \(column)\(position == 0 ? ", required: true" : "")}\n"
    }
    try folder.write(
      "project/layouts/\(name).yaml",
      "layout: \(name)\nkind: csv\nheader: none\ncolumns:\n\(list.joined())")
    for start in stride(from: 0, to: lines.count, by: 3) {
      let part = lines[start..<min(start + 3, lines.count)]
      try folder.write(
        "exports/\(name)\(10 + start / 3).csv", part.map { $0 + "\n" }.joined())
    }
  }

  private static func writeMappings(into folder: borrowing TemporaryFolder) throws {
    try folder.write(
      "project/mappings/patient.yaml",
      """
      mapping: patient
      from: people
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
      "project/mappings/merge.yaml",
      """
      mapping: merge
      from: merges
      when a mandatory field is empty: reject
      when it is not found: keep waiting
      targets:
        - into: patient_merge
          key: LINK
          fields:
            loser: LOSER, the patient with this key
            survivor: SURVIVOR, the patient with this key
      """)
    try folder.write(
      "project/mappings/spell.yaml",
      """
      mapping: spell
      from: stays
      one row per: SPELL
      \(moments)
      when records differ: use the first record
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
      "project/mappings/episode.yaml",
      """
      mapping: episode
      from: episodes
      \(moments)
      targets:
        - into: episode
          key: EPISODE
          fields:
            spell: SPELL, the spell with this key
            number: NUMBER, as whole number
            started_at: BEGAN, read as dd/MM/yyyy HH:mm
            ended_at:
              from: ENDED, read as dd/MM/yyyy HH:mm
              because: without its end it would not be known where the patient was
      """)
    try folder.write(
      "project/mappings/ward_stay.yaml",
      """
      mapping: ward_stay
      from: wards
      \(moments)
      targets:
        - into: ward_stay
          key: STAY
          fields:
            spell: SPELL, the spell with this key
            started_at: BEGAN, read as dd/MM/yyyy HH:mm
            ended_at:
              from: ENDED, read as dd/MM/yyyy HH:mm
              because: without its end it would not be known where the patient was
      """)
  }

  private static let moments = """
    when a mandatory field is empty: reject
    when a value cannot be right: reject
    when it is not found: keep waiting
    when the hour happens twice: use the first
    when the hour does not exist: move forward
    """
}
