import Foundation
import Migration
import RecordStore
import Testing

/// Rejected records with what was decided about them: mapped again from the store, and in later runs.
@Suite struct ReplayTests {
  private static let people = [
    "1,Archer,02/01/1950,,03", "2,Baker,31/02/1950,,03", "3,Carter,04/01/1950,,03",
  ]
  private static let alerts = ["10,1,Nuts", "11,2,Latex", "12,2,Dogs"]

  /// A second person has a birth date that does not exist; two alerts wait for that.
  private static func wrongBirthDate() throws -> DecisionProject {
    try DecisionProject(people: people, alerts: alerts)
  }

  private static func corrected(
    _ project: DecisionProject, to value: String = "28/02/1950"
  ) throws -> Decision {
    Decision(
      .corrected, by: "A. Clerk", about: try project.subject(key: "2"),
      corrections: [.init(column: "BORN", value: value)],
      basis: [DecisionProject.basis("BORN", "31/02/1950")])
  }

  @Test func `a corrected value lets a record in, and what waits for it`() throws {
    let project = try Self.wrongBirthDate()
    let first = try project.run()
    #expect((first.toFix, first.held) == (1, 2))
    try project.decide(Self.corrected(project))

    let replay = try project.run(.replay)

    #expect((replay.read, replay.loaded, replay.toFix) == (3, 3, 0))
    #expect(replay.balanced)
    let open = try project.store().integer(
      "SELECT count(*) FROM isolated_record WHERE status = 'open'")
    #expect(open == 0)
    try project.export(
      people: ["1,Archer,02/01/1950,,03", "2,Baker,28/02/1950,,03", "3,Carter,04/01/1950,,03"],
      alerts: Self.alerts)
    _ = try project.run(into: "right")
    #expect(try project.contents() == project.contents("right"))
  }

  @Test func `doing it again changes nothing`() throws {
    let project = try Self.wrongBirthDate()
    _ = try project.run()
    try project.decide(Self.corrected(project))
    _ = try project.run(.replay)
    let before = try project.contents()

    let again = try project.run(.replay)

    #expect((again.read, again.loaded) == (0, 0))
    #expect(try project.contents() == before)
  }

  @Test func `what was decided holds for a fresh load of the same exports`() throws {
    let project = try Self.wrongBirthDate()
    _ = try project.run()
    try project.decide(Self.corrected(project))
    _ = try project.run(.replay)

    let fresh = try project.run(into: "fresh")

    #expect((fresh.read, fresh.loaded, fresh.toFix) == (6, 6, 0))
    #expect(try project.contents("fresh") == project.contents())
    let applied = try project.store("fresh").all(
      "SELECT record, line, outcome FROM applied_decision", columns: 3)
    #expect(applied == [[.integer(2), .integer(1), .text("carried_out")]])
  }

  @Test func `what is still wrong stays what and where it was`() throws {
    let project = try Self.wrongBirthDate()
    _ = try project.run()
    let columns: SQL = """
      SELECT reject_id, load_file, record, first_line, byte_start, byte_length, original, legacy_key,
        outcome, root_reject, first_run, status FROM isolated_record ORDER BY record
      """
    let before = try project.store().all(columns, columns: 12)
    try project.decide(Self.corrected(project, to: "30/02/1950"))

    let replay = try project.run(.replay)

    #expect((replay.read, replay.rejected, replay.held, replay.toFix) == (3, 1, 2, 1))
    #expect(try project.store().all(columns, columns: 12) == before)
  }

  @Test(
    arguments: [
      ("2,Baker,31/02/1950,,03", "carried_out", 0),
      // A change elsewhere in the record is only mentioned.
      ("2,Butcher,31/02/1950,,03", "changed_elsewhere", 0),
      ("2,Baker,31/02/1950,9990000018,03", "changed_elsewhere", 0),
      ("2,Baker,31/02/1950,,01", "changed_elsewhere", 0),
      ("2,\"Baker\",31/02/1950,,03", "changed_elsewhere", 0),
      ("2,,31/02/1950,9990000018,", "changed_elsewhere", 0),
      // Another wrong value may need another right one.
      ("2,Baker,30/02/1950,,03", "stale", 1),
      ("2,Baker,31/02/1951,,03", "stale", 1),
      ("2,Butcher,1950,,03", "stale", 1),
      // It was put right in the old system, or taken out.
      ("2,Baker,01/03/1950,,03", "stale", 0),
      ("2,Baker,,,03", "stale", 0),
    ])
  func `a decision is stale once what it was about has changed at the source`(
    line: String, outcome: String, toFix: Int
  ) throws {
    let project = try Self.wrongBirthDate()
    _ = try project.run()
    try project.decide(Self.corrected(project))
    try project.export(people: [Self.people[0], line, Self.people[2]], alerts: Self.alerts)

    let fresh = try project.run(into: "fresh")

    #expect(fresh.toFix == toFix)
    let applied = try project.store("fresh").all("SELECT outcome FROM applied_decision", columns: 1)
    #expect(applied == [[.text(outcome)]])
  }

  @Test func `a decision about a record without a key finds it again where its file has changed`()
    throws
  {
    let people = ["1,Archer,02/01/1950,,03", ",Baker,28/02/1950,,03", "3,Carter,04/01/1950,,03"]
    let project = try DecisionProject(people: people, alerts: Self.alerts)
    #expect(try project.run().toFix == 2)
    try project.decide(
      Decision(
        .corrected, by: "A. Clerk", about: try project.subject(line: 3),
        corrections: [.init(column: "ID", value: "2")], basis: [DecisionProject.basis("ID", "")]))
    try project.export(
      people: ["1,Archer-Bowman,02/01/1950,,03"] + people.dropFirst(), alerts: Self.alerts)

    let fresh = try project.run(into: "fresh")

    #expect((fresh.read, fresh.loaded, fresh.toFix) == (6, 6, 0))
    // It is about that record alone, and about it as it was.
    try project.export(
      people: [people[0], ",Barker,28/02/1950,,03", people[2]], alerts: Self.alerts)
    #expect(try project.run(into: "other").toFix == 2)
  }

  @Test func `a record is left out when a second person agrees, with what belongs to it`() throws {
    let project = try Self.wrongBirthDate()
    _ = try project.run()
    try project.decide(
      Decision(
        .excluded, by: "A. Clerk", about: try project.subject(key: "2"), reason: "A training record"
      ))
    let alone = try project.run(.replay)
    #expect((alone.skipped, alone.toFix) == (0, 1))

    try project.decide(Decision(.approved, by: "A. Clerk", line: 1))
    #expect(try project.run(.replay).toFix == 1)
    try project.decide(Decision(.approved, by: "B. Manager", line: 1))
    let replay = try project.run(.replay)

    #expect((replay.read, replay.skipped, replay.toFix) == (3, 3, 0))
    #expect(replay.balanced)
    let fresh = try project.run(into: "fresh")
    #expect((fresh.loaded, fresh.skipped, fresh.toFix) == (3, 3, 0))
    #expect(try project.contents("fresh") == project.contents())
  }

  @Test func `a record that could not be split is typed in anew`() throws {
    let project = try DecisionProject(
      people: ["1,Archer,02/01/1950,,03", "2,Baker", "3,Carter,04/01/1950,,03"],
      alerts: Self.alerts)
    #expect(try project.run().toFix == 1)
    try project.decide(
      Decision(
        .corrected, by: "A. Clerk", about: try project.subject(line: 3),
        text: "2,Baker,28/02/1950,,03\n"))

    let replay = try project.run(.replay)

    #expect((replay.loaded, replay.toFix) == (3, 0))
    let fresh = try project.run(into: "fresh")
    #expect((fresh.read, fresh.loaded, fresh.toFix) == (6, 6, 0))
    #expect(try project.contents("fresh") == project.contents())
  }

  @Test func `what was expected of a record that could not be split is still said`() throws {
    let project = try DecisionProject(
      people: ["1,Archer,02/01/1950,,03", "2,Baker", "3,Carter,04/01/1950,,03,,"],
      alerts: [])
    _ = try project.run()
    let query: SQL = "SELECT slug, expected FROM isolated_fault ORDER BY id"
    let before = try project.store().all(query, columns: 2)
    #expect(
      before == [
        [.text("ROW_SHORT"), .text("5 fields, and it has 2")],
        [.text("ROW_LONG"), .text("5 fields, and it has 7")],
      ])

    _ = try project.run(.replay)

    #expect(try project.store().all(query, columns: 2) == before)
  }

  @Test func `a record is entered by hand, all of it`() throws {
    let project = try Self.wrongBirthDate()
    _ = try project.run()
    try project.decide(
      Decision(
        .byHand, by: "A. Clerk", about: try project.subject(key: "2"),
        corrections: [
          .init(column: "ID", value: "2"), .init(column: "SURNAME", value: "Bakewell"),
          .init(column: "STATUS", value: "03"),
        ], basis: [DecisionProject.basis("BORN", "31/02/1950")]))

    let replay = try project.run(.replay)

    #expect((replay.loaded, replay.toFix) == (3, 0))
    let names = try project.store().all(
      "SELECT surname FROM patient_name ORDER BY surname", columns: 1)
    #expect(names == [[.text("Archer")], [.text("Bakewell")], [.text("Carter")]])
    let birth = try project.store().integer(
      "SELECT count(*) FROM patient WHERE birth_date IS NULL")
    #expect(birth == 1)
  }

  @Test func `what a person accepts is loaded without the value, which is kept beside it`() throws {
    let project = try Self.wrongBirthDate()
    _ = try project.run()
    try project.decide(
      Decision(.accepted, by: "A. Clerk", about: try project.subject(key: "2"), reason: "Unknown"))

    let replay = try project.run(.replay)

    #expect((replay.loaded, replay.repaired, replay.toFix) == (3, 1, 0))
    let kept = try project.store().all("SELECT field, raw FROM legacy_value", columns: 2)
    #expect(kept == [[.text("birth_date"), .text("31/02/1950")]])
  }

  @Test(arguments: ["1", "3"])
  func `one who is another lends that one the number and the alerts`(survivor: String) throws {
    let project = try Self.wrongBirthDate()
    _ = try project.run()
    try project.decide(
      Decision(
        .merged, by: "A. Clerk", about: try project.subject(key: "2"), into: survivor,
        reason: "The same person"))

    let replay = try project.run(.replay)

    #expect((replay.read, replay.loaded, replay.merged, replay.toFix) == (3, 3, 1, 0))
    // Whether the other comes before or after it in the file.
    let fresh = try project.run(into: "fresh")
    #expect((fresh.read, fresh.loaded, fresh.merged, fresh.toFix) == (6, 6, 1, 0))
    for name in ["trial", "fresh"] {
      let alerts = try project.store(name).all(
        """
        SELECT flag.text FROM patient_flag AS flag
        JOIN patient ON patient.id = flag.patient WHERE patient.legacy_key = \(survivor)
        AND flag.legacy_key <> '10' ORDER BY flag.text
        """, columns: 1)
      #expect(alerts == [[.text("Dogs")], [.text("Latex")]], "\(name)")
      let numbers = try project.store(name).integer(
        """
        SELECT count(*) FROM patient_identifier AS number
        JOIN patient ON patient.id = number.patient
        WHERE patient.legacy_key = \(survivor) AND number.value = '2'
        """)
      #expect(numbers == 1, "\(name)")
    }
    // And the same extract once more changes nothing.
    let again = try project.run(into: "fresh")
    #expect((again.loaded, again.duplicate, again.toFix) == (0, 6, 0))
  }

  @Test func `a child that waits is loaded when its parent comes in a file of changes`() throws {
    let project = try DecisionProject(
      people: ["1,Archer,02/01/1950,,03"], alerts: Self.alerts, manifest: "full")
    let first = try project.run()
    #expect((first.loaded, first.held) == (2, 2))
    try project.export(people: ["2,Baker,28/02/1950,,03"], alerts: [], extent: "changes")

    let second = try project.run()

    #expect((second.loaded, second.toFix) == (3, 0))
    let alerts = try project.store().integer("SELECT count(*) FROM patient_flag")
    #expect(alerts == 3)
    let open = try project.store().integer(
      "SELECT count(*) FROM isolated_record WHERE status = 'open'")
    #expect(open == 0)
  }

  @Test func `what a file of changes has anew is not taken from what was kept`() throws {
    let project = try DecisionProject(
      people: Self.people, alerts: Self.alerts, manifest: "full")
    _ = try project.run()
    try project.export(
      people: ["2,Baker,28/02/1950,,03"], alerts: ["11,2,Pollen"], extent: "changes")

    let second = try project.run()

    #expect(second.toFix == 0)
    let texts = try project.store().all(
      "SELECT text FROM patient_flag ORDER BY text", columns: 1)
    #expect(texts == [[.text("Dogs")], [.text("Nuts")], [.text("Pollen")]])
  }

  @Test(arguments: [false, true])
  func `who was registered by staff since is not registered again, unless they are two people`(
    areTwo: Bool
  ) throws {
    let project = try DecisionProject(
      people: ["1,Archer,02/01/1950,,03", "2,Baker,31/02/1950,9990000018,03"],
      alerts: Self.alerts)
    _ = try project.run(isLive: true)
    try project.register(nhsNumber: "9990000018")
    try project.decide(Self.corrected(project))

    let replay = try project.run(.replay)

    #expect((replay.rejected, replay.held, replay.toFix) == (1, 2, 1))
    let slugs = try project.store().all("SELECT slug FROM isolated_fault", columns: 1)
    #expect(slugs == [[.text("REGISTERED_SINCE")]])
    guard areTwo else { return }
    try project.decide(
      Decision(.accepted, by: "A. Clerk", about: try project.subject(key: "2"), reason: "Twins"))
    #expect(try project.run(.replay).toFix == 0)
    // What was corrected before stays corrected.
    let born = try project.store().integer(
      "SELECT count(*) FROM patient WHERE legacy_key = '2' AND birth_date IS NOT NULL")
    #expect(born == 1)
  }

  @Test func `a replay that was ended goes on with what was decided when it began`() throws {
    let project = try Self.wrongBirthDate()
    _ = try project.run()
    try project.decide(Self.corrected(project))
    let interruption = Interruption()
    interruption.raise()
    let ended = try project.run(.replay, interruption: interruption)
    #expect(ended.verdict == .failed)
    // Somebody thinks better of it meanwhile.
    try project.decide(Self.corrected(project, to: "01/01/1900"))

    let resumed = try project.resume()

    #expect((resumed.read, resumed.loaded, resumed.toFix) == (3, 3, 0))
    let born = try project.store().all(
      "SELECT legacy_key FROM patient WHERE birth_date < 0 ORDER BY id", columns: 1)
    #expect(born.count == 3)
    let applied = try project.store().all(
      "SELECT line, outcome FROM applied_decision", columns: 2)
    #expect(applied == [[.integer(1), .text("carried_out")]])
  }
}
