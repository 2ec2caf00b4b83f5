import Migration
import RecordStore
import TestSupport
import Testing

/// Rules over records, through a whole run.
@Suite struct RecordRuleTests {
  private static let people = (1...9).map { "P\($0),SMITH" }

  private static func run(
    _ folder: borrowing TemporaryFolder, _ stays: [String], _ rules: String, control: String? = nil
  ) throws -> RunSummary {
    let project = try EpisodeProject.write(
      into: folder, people: people, first: stays,
      second: ["S9,P9,11/03/2020 09:30,12/03/2020 09:30,"], rules: rules, control: control)
    return try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)
  }

  private static let two = [
    "S1,P1,11/03/2024 09:30,15/03/2024 09:30,", "S2,P1,13/03/2024 09:30,16/03/2024 09:30,",
    "S3,P2,11/03/2024 09:30,12/03/2024 09:30,",
  ]

  @Test func `a rule that rejects takes the later of two out, to be fixed`() throws {
    let folder = try TemporaryFolder()
    let summary = try Self.run(
      folder, Self.two,
      """
      rules:
        - rule: one_place_at_a_time
          no overlap: spell.admitted_at to spell.discharged_at per patient
          otherwise: reject, list SPELL_OPEN_TWICE
      """)
    #expect(summary.balanced && summary.rejected == 1 && summary.toFix == 1)
    let store = try Trial.store(in: folder.path)
    #expect(
      try Finding.stored(summary.run, in: store).map(\.description) == [
        "stays1.csv:2 rejected SPELL_OPEN_TWICE"
      ])
    try StoreProof.expectSound(store)
  }

  @Test func `what begins after all before it had ended stands behind a gap`() throws {
    let folder = try TemporaryFolder()
    let stays = [
      // They touch.
      "A1,P1,01/03/2024 09:30,05/03/2024 09:30,", "A2,P1,05/03/2024 09:30,07/03/2024 09:30,",
      // A minute later, and in no order.
      "B2,P2,05/03/2024 09:31,07/03/2024 09:30,", "B1,P2,01/03/2024 09:30,05/03/2024 09:30,",
      // The first covers what comes between.
      "C1,P3,01/03/2024 09:30,20/03/2024 09:30,", "C2,P3,03/03/2024 09:30,04/03/2024 09:30,",
      "C3,P3,10/03/2024 09:30,11/03/2024 09:30,", "C4,P3,21/03/2024 09:30,22/03/2024 09:30,",
      // Nothing is known of an end that is not written.
      "D1,P4,01/03/2024 09:30,,", "D2,P4,10/03/2024 09:30,11/03/2024 09:30,",
      // Of two that begin together the longer one counts.
      "E1,P5,01/03/2024 09:30,05/03/2024 09:30,", "E2,P5,01/03/2024 09:30,02/03/2024 09:30,",
      "E3,P5,05/03/2024 09:30,06/03/2024 09:30,",
    ]
    let summary = try Self.run(
      folder, stays,
      """
      rules:
        - rule: gap
          no gap: spell.admitted_at to spell.discharged_at per patient
          otherwise: list EPISODE_GAP
      """)
    #expect(summary.balanced && summary.rejected == 0)
    let found = try Finding.stored(summary.run, in: Trial.store(in: folder.path))
    #expect(
      found.map(\.description) == [
        "stays1.csv:3 listed EPISODE_GAP", "stays1.csv:8 listed EPISODE_GAP",
      ])
  }

  @Test func `a record that breaks two rules is isolated once, and is on no list`() throws {
    let folder = try TemporaryFolder()
    let summary = try Self.run(
      folder, Self.two,
      """
      rules:
        - rule: listed
          at most: 1 spell per patient
          otherwise: list SITE_SECOND_SPELL
        - rule: one_place_at_a_time
          no overlap: spell.admitted_at to spell.discharged_at per patient
          otherwise: reject, list SPELL_OPEN_TWICE
        - rule: one_spell
          at most: 1 spell per patient
          otherwise: reject, list EPISODE_OVERLAP
      """)
    #expect(summary.balanced && summary.rejected == 1 && summary.toFix == 1)
    let store = try Trial.store(in: folder.path)
    #expect(
      try Finding.stored(summary.run, in: store).map(\.description) == [
        "stays1.csv:2 rejected EPISODE_OVERLAP", "stays1.csv:2 rejected SPELL_OPEN_TWICE",
      ])
    try StoreProof.expectSound(store)
  }

  @Test func `a rule that lists keeps the record`() throws {
    let folder = try TemporaryFolder()
    let summary = try Self.run(
      folder, Self.two,
      """
      rules:
        - rule: one_spell
          at most: 1 spell per patient
          otherwise: list SITE_SECOND_SPELL
        - rule: one_open_spell
          at most: 1 spell per patient, only where discharged_at is blank
          otherwise: list SITE_NEVER
      """)
    #expect(summary.balanced && summary.rejected == 0)
    let store = try Trial.store(in: folder.path)
    #expect(
      try Finding.stored(summary.run, in: store).map(\.description) == [
        "stays1.csv:2 listed SITE_SECOND_SPELL"
      ])
  }

  @Test func `what is still open once its parent has ended is listed`() throws {
    let folder = try TemporaryFolder()
    let summary = try Self.run(
      folder, ["S1,P1,11/03/2024 09:30,,", "S2,P2,11/03/2024 09:30,12/03/2024 09:30,"],
      """
      rules:
        - rule: open_stay
          no open: spell.discharged_at once patient.nhs_number_status
          otherwise: list SITE_OPEN
        - rule: open_stay_of_the_dead
          no open: spell.discharged_at once patient.death_date
          otherwise: list SITE_NEVER
      """)
    #expect(summary.balanced && summary.rejected == 0)
    let store = try Trial.store(in: folder.path)
    #expect(
      try Finding.stored(summary.run, in: store).map(\.description) == [
        "stays1.csv:1 listed SITE_OPEN"
      ])
  }

  @Test func `a check finds the rows for which all of it holds`() throws {
    let folder = try TemporaryFolder()
    let summary = try Self.run(
      folder, ["S1,P1,11/03/2024 09:30,,", "S2,P2,13/03/2024 09:30,16/03/2024 09:30,"],
      """
      rules:
        - rule: open_and_known
          check: spell where admitted_at is present and discharged_at is blank
          otherwise: list SITE_OPEN
        - rule: nobody
          check: spell where admitted_at is blank and discharged_at is blank
          otherwise: list SITE_NEVER
      """)
    #expect(summary.balanced && summary.rejected == 0)
    let store = try Trial.store(in: folder.path)
    #expect(
      try Finding.stored(summary.run, in: store).map(\.description) == [
        "stays1.csv:1 listed SITE_OPEN"
      ])
  }

  @Test(arguments: [
    ("value,sum\nactive,44\nmissing,1\n", true), ("value,sum\nactive,44\n", false),
    ("value,sum\nactive,45\nmissing,1\n", false),
  ])
  func `sums must be those of the old system`(control: String, holds: Bool) throws {
    let folder = try TemporaryFolder()
    let project = try EpisodeProject.write(
      into: folder, people: ["P1,1"] + (2...9).map { "P\($0),\($0)" }, first: Self.two,
      second: ["S9,P9,11/03/2020 09:30,12/03/2020 09:30,"],
      rules: """
        rules:
          - rule: volumes
            sum: casenote_folder.volume by value of status
            equals: control.csv
            otherwise: no go
        """, control: control)
    try folder.write(
      "project/mappings/patient.yaml",
      """
      mapping: patient
      from: people
      version: 1
      when a mandatory field is empty: reject
      when a value cannot be right: set aside
      when it is too long: cut
      targets:
        - into: patient
          key: ID
          fields:
            nhs_number_status: the word "03"
            birth_date_status: the word "not_recorded"
            deceased: the word "no"
            restricted: the word "no"
        - into: casenote_folder
          fields:
            patient: ID, the patient with this key
            volume: SURNAME, as whole number
            status:
              first that fits:
                - {if: SURNAME is "1", use: missing}
                - {otherwise: active}
      """)
    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)
    #expect(summary.balanced && summary.limits.allSatisfy(\.holds) == holds)
  }

  @Test(arguments: [
    ("value,count\n2024-03,3\n2020-03,1\n", Verdict.complete),
    ("value,count\n2024-03,4\n2020-03,1\n", Verdict.noGo),
    ("value,count\n2024-03,3\n", Verdict.noGo),
  ])
  func `counts by month must be those of the old system`(
    control: String, verdict: Verdict
  ) throws {
    let folder = try TemporaryFolder()
    let summary = try Self.run(
      folder, Self.two,
      """
      rules:
        - rule: monthly_count
          count: spell by month of admitted_at
          equals: control.csv
          otherwise: no go
      """, control: control)
    #expect(summary.balanced)
    #expect(summary.verdict == verdict)
    #expect(summary.limits.allSatisfy(\.holds) == (verdict == .complete))
  }
}
