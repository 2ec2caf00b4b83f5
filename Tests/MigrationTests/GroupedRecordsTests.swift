import Migration
import RecordStore
import TestSupport
import Testing

/// `one row per`: several records, in any order and over several files, are one row.
@Suite struct GroupedRecordsTests {
  private static let people = (1...60).map { "P\($0),SMITH" }

  /// Spells of one to six records, shuffled and dealt to two files.
  private static func stays(seed: UInt64) -> (first: [String], second: [String]) {
    var random = SplitMix(seed)
    var lines: [String] = []
    for spell in 1...240 {
      let episodes = 1 + spell % 6
      for episode in 1...episodes {
        let day = String(episode + 10)
        let left = episode == episodes ? "\(day)/03/2024 18:00" : ""
        lines.append(
          "S\(spell),P\(1 + spell % 60),\(day)/03/2024 09:30,\(left),\(episode == 1 ? "R\(spell)" : "")"
        )
      }
    }
    lines.shuffle(using: &random)
    return (Array(lines[..<400]), Array(lines[400...]))
  }

  @Test(arguments: [1, 2, 3])
  func `shuffled episodes over two files give one spell each`(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let (first, second) = Self.stays(seed: seed)
    let project = try EpisodeProject.write(
      into: folder, people: Self.people, first: first, second: second)
    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)
    #expect(summary.balanced)
    #expect(summary.read == 60 + first.count + second.count)
    #expect(summary.loaded == summary.read)
    let store = try Trial.store(in: folder.path)
    #expect(try store.integer("SELECT count(*) FROM spell") == 240)
    // 09:30 on the first day, 18:00 on the last; both in winter time.
    let wrong = try store.all(
      """
      SELECT legacy_key FROM spell WHERE admitted_at <> 1710149400000000
        OR (discharged_at - admitted_at - 30600000000) / 86400000000
          <> CAST(substr(legacy_key, 2) AS INTEGER) % 6
        OR referral_identifier <> 'R' || substr(legacy_key, 2)
      """, columns: 1)
    #expect(wrong == [])
    try StoreProof.expectSound(store)

    let again = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)
    #expect(again.balanced && again.duplicate == summary.read && again.loaded == 0)
  }

  @Test func `a fault of one record keeps its row out, and is one thing to fix`() throws {
    let folder = try TemporaryFolder()
    let project = try EpisodeProject.write(
      into: folder, people: Self.people,
      first: [
        "S1,P1,11/03/2024 09:30,,", "S2,P2,11/03/2024 09:30,,", "S3,P3,31/02/2024 09:30,,",
        "S4,P404,11/03/2024 09:30,,", "S5,P5,11/03/2024 09:30,,TEST",
      ],
      second: [
        "S1,P1,10/03/2024 09:30,12/03/2024 10:00,", "S2,P9,12/03/2024 09:30,,",
        "S3,P3,12/03/2024 09:30,,", "S4,P404,12/03/2024 09:30,,", "S5,P5,12/03/2024 08:00,,",
        "S6,P6,,,", "S6,P6,12/03/2024 08:00,,",
      ])
    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)
    #expect(summary.balanced)
    let store = try Trial.store(in: folder.path)
    #expect(
      try Finding.stored(summary.run, in: store).map(\.description) == [
        "stays1.csv:2 held PARENT_WAITING", "stays1.csv:3 rejected DATE_INVALID",
        "stays1.csv:4 held PARENT_MISSING", "stays1.csv:5 skipped SITE_TEST",
        "stays2.csv:2 rejected RECORDS_DIFFER", "stays2.csv:3 held PARENT_WAITING",
        "stays2.csv:4 held PARENT_MISSING",
      ])
    // Two rejected records, and one patient who is missing.
    #expect(summary.toFix == 3)
    #expect(
      try store.all("SELECT legacy_key FROM spell ORDER BY legacy_key", columns: 1) == [
        [.text("S1")], [.text("S5")], [.text("S6")],
      ])
  }

  /// `fillers` are whole spells before the others; 2100 records are more than one batch.
  @Test(arguments: [0, 2100])
  func `the other records of a row wait for one that cannot be split`(fillers: Int) throws {
    let folder = try TemporaryFolder()
    let stay = "11/03/2024 09:30,12/03/2024 10:00,"
    let project = try EpisodeProject.write(
      into: folder, people: Self.people,
      first: (0..<fillers).map { "F\($0),P\(1 + $0 % 60),\(stay)" } + [
        "S1,P1,\(stay)", "S2,P2,\(stay)",
      ],
      second: ["S1,P1,12/03/2024 09:30", "S1,P1,13/03/2024 09:30", "S1,P1,\(stay)"])
    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)
    #expect(summary.balanced, "\(summary.message ?? "")")
    let store = try Trial.store(in: folder.path)
    #expect(
      try Finding.stored(summary.run, in: store).map(\.description) == [
        "stays1.csv:\(fillers + 1) held PARENT_WAITING", "stays2.csv:1 rejected ROW_SHORT",
        "stays2.csv:2 rejected ROW_SHORT", "stays2.csv:3 held PARENT_WAITING",
      ])
    #expect(summary.toFix == 2)
    #expect(try store.integer("SELECT count(*) FROM spell") == Int64(fillers + 1))
    let keys = try store.all("SELECT DISTINCT legacy_key FROM isolated_record", columns: 1)
    #expect(keys == [[.text("S1")]])
  }

  /// Groups come in the order of their first records, so a batch may end before the one before it.
  @Test(arguments: 1...6)
  func `a run that ends between batches of groups goes on`(at question: Int) throws {
    let folder = try TemporaryFolder()
    let stay = "11/03/2024 09:30,12/03/2024 10:00,"
    let project = try Trial.project(
      EpisodeProject.write(
        into: folder, people: Self.people,
        first: ["S1,P1,\(stay)"] + (0..<2500).map { "F\($0),P\(1 + $0 % 60),\(stay)" }
          + ["S1,P1,\(stay)"],
        second: ["S1,P1,\(stay)"]))
    let address = "sqlite:\(folder.path)/trial.db"
    let work = try WorkFolder("\(folder.path)/trial.work")
    var options = MigrationRun.Options(
      kind: .run, exports: folder.path(of: "exports"), store: address, work: work)
    options.interruption = Interruption(atQuestion: question)
    options.recordsPerTransaction = 1
    var summary = try MigrationRun(project, options: options, report: { _ in }).run()
    if summary.verdict == .failed {
      summary = try MigrationRun(
        project,
        options: .resuming(
          in: address, project, exports: nil, manifest: nil, work: work, logger: nil),
        report: { _ in }
      ).run()
    }
    #expect(summary.balanced, "\(summary.message ?? "")")
    #expect(try Trial.store(in: folder.path).integer("SELECT count(*) FROM spell") == 2501)
  }

  @Test func `a changed record updates the row of all`() throws {
    let folder = try TemporaryFolder()
    let first = ["S1,P1,11/03/2024 09:30,,", "S2,P2,11/03/2024 09:30,,"]
    let project = try EpisodeProject.write(
      into: folder, people: Self.people, first: first, second: ["S1,P1,12/03/2024 09:30,,"])
    _ = try Trial.run(Trial.project(project), from: folder.path(of: "exports"), in: folder.path)
    let before = try Trial.store(in: folder.path).integer(
      "SELECT max(id) FROM spell WHERE legacy_key = 'S1'")
    try folder.write("exports/stays2.csv", "S1,P1,12/03/2024 09:30,13/03/2024 10:00,\n")
    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)
    #expect(summary.balanced)
    #expect(summary.updated == 2 && summary.loaded == 2)
    let store = try Trial.store(in: folder.path)
    let after = try store.integer(
      "SELECT id FROM spell WHERE legacy_key = 'S1' AND discharged_at IS NOT NULL")
    #expect(after == before)
    #expect(try store.integer("SELECT count(*) FROM folded_record") == 1)
  }

  @Test func `a filler that many records share is no key`() throws {
    let folder = try TemporaryFolder()
    let project = try EpisodeProject.write(
      into: folder, people: Self.people,
      first: (1...201).map { "0,P\($0 % 60 + 1),11/03/2024 09:30,," },
      second: ["S1,P1,12/03/2024 09:30,,"])
    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)
    #expect(summary.balanced)
    #expect(summary.rejected == 201)
    let store = try Trial.store(in: folder.path)
    #expect(try store.integer("SELECT count(*) FROM spell") == 1)
  }

  @Test func `an open spell that a constraint refuses leaves with all its records`() throws {
    let folder = try TemporaryFolder()
    let project = try EpisodeProject.write(
      into: folder, people: Self.people,
      first: ["S1,P1,11/03/2024 09:30,,", "S2,P1,13/03/2024 09:30,,"],
      second: ["S1,P1,12/03/2024 09:30,,", "S2,P1,14/03/2024 09:30,,"])
    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)
    #expect(summary.balanced)
    let store = try Trial.store(in: folder.path)
    #expect(
      try Finding.stored(summary.run, in: store).map(\.description) == [
        "stays1.csv:2 rejected SPELL_OPEN_TWICE", "stays2.csv:2 held PARENT_WAITING",
      ])
    #expect(summary.toFix == 1)
    #expect(try store.integer("SELECT count(*) FROM folded_record") == 1)
    try StoreProof.expectSound(store)
  }
}
