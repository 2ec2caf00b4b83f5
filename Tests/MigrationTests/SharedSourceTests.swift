import Extract
import Migration
import RecordStore
import TestSupport
import Testing

/// A document that two mappings read: the second takes its records from where the first kept them.
@Suite struct SharedSourceTests {
  private static let blank = XMLProject.patient("B", "Blank", born: "", numbers: ["B1"])
  private static let broken = XMLProject.patient("C", "Smith & Jones")

  /// `fillers` are good records before the others.
  private static func records(fillers: Int) -> [String] {
    (0..<fillers).map { XMLProject.patient("F\($0)", "Müller", numbers: ["F\($0)", "G\($0)"]) }
      + [blank, broken, XMLProject.patient("L", "Last")]
  }

  private static func write(
    into folder: borrowing TemporaryFolder, _ records: [String], extent: String? = nil
  ) throws -> String {
    let project = try XMLProject.write(into: folder, records: records)
    let yaml = try folder.text(of: "project/migration.yaml")
    try folder.write(
      "project/migration.yaml",
      yaml.replacing(
        "[mappings/patient.yaml]",
        with: "[mappings/patient.yaml, mappings/flag.yaml]\nmanifest: manifest.csv"))
    try folder.write(
      "project/mappings/flag.yaml",
      """
      mapping: flag
      from: people
      when a mandatory field is empty: reject
      targets:
        - into: patient_flag
          key: ID
          fields:
            patient:
              from: ID, the patient with this key
              when it is not found: keep waiting
            category: the word "other"
      """)
    if let extent {
      let hash = try SHA256.hexDigest(ofFile: folder.path(of: "exports/people.xml"))
      try folder.write(
        "exports/manifest.csv",
        """
        file,record_type,rows,sha256,as_at,extent
        people.xml,people,\(records.count),\(hash),,\(extent)

        """)
    }
    return project
  }

  private static func originals(_ store: any Connection) throws -> [String] {
    try store.all("SELECT original FROM isolated_record ORDER BY load_file, first_line") {
      (row) throws(StoreError) in String(decoding: row.bytes(0) ?? [], as: UTF8.self)
    }
  }

  @Test(arguments: [0, 4000])
  func `what the second mapping keeps out has its bytes, too`(fillers: Int) throws {
    let folder = try TemporaryFolder()
    let project = try Self.write(into: folder, Self.records(fillers: fillers))
    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)
    #expect(summary.balanced, "\(summary.message ?? "")")
    #expect(summary.files.map(\.read) == [fillers + 3, fillers + 3])
    #expect(summary.files.map(\.loaded) == [fillers + 1, fillers + 1])
    let store = try Trial.store(in: folder.path)
    #expect(try Self.originals(store) == [Self.blank, Self.broken, Self.blank, Self.broken])
    #expect(try store.integer("SELECT count(*) FROM patient_flag") == Int64(fillers + 1))
  }

  @Test func `a later file of the same name is not what was kept of the first`() throws {
    let folder = try TemporaryFolder()
    let project = try Self.write(into: folder, Self.records(fillers: 3), extent: "changes")
    let exports = folder.path(of: "exports")
    _ = try Trial.run(Trial.project(project), from: exports, in: folder.path)
    // Records of the same numbers, so that one could be taken for another.
    let new = (0..<6).map { XMLProject.patient("N\($0)", "New", numbers: ["N\($0)"]) }
    _ = try Self.write(into: folder, new, extent: "changes")
    let summary = try Trial.run(Trial.project(project), from: exports, in: folder.path)
    #expect(summary.verdict != .failed && summary.balanced, "\(summary.message ?? "")")
    #expect(summary.toFix == 2)
    let store = try Trial.store(in: folder.path)
    #expect(try store.integer("SELECT count(*) FROM patient_flag") == 4 + 6)
    #expect(try Set(Self.originals(store)) == [Self.blank, Self.broken])
  }

  @Test func `of a document that cannot be read to its end nothing is loaded`() throws {
    let folder = try TemporaryFolder()
    // Between records nothing can be set apart.
    let project = try Self.write(into: folder, Self.records(fillers: 4000) + ["&who;"])
    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)
    #expect(summary.verdict == .failed)
    #expect(summary.message?.contains("people.xml:4007:") == true, "\(summary.message ?? "")")
    let store = try Trial.store(in: folder.path)
    #expect(try store.integer("SELECT count(*) FROM patient") == 0)
    #expect(try store.integer("SELECT count(*) FROM load_file WHERE read_records IS NULL") == 1)
  }

  @Test func `a run that has more batches in the store than its file has is refused`() throws {
    let folder = try TemporaryFolder()
    let project = try Trial.project(Self.write(into: folder, Self.records(fillers: 4000)))
    let address = "sqlite:\(folder.path)/trial.db"
    let work = try WorkFolder("\(folder.path)/trial.work")
    var options = MigrationRun.Options(
      kind: .run, exports: folder.path(of: "exports"), store: address, work: work)
    options.interruption = Interruption(atQuestion: 3)
    options.recordsPerTransaction = 1
    _ = try MigrationRun(project, options: options, report: { _ in }).run()
    // As a version would have left it that made smaller ones.
    let count: SQL = "SELECT count(*) FROM patient"
    let loaded = try Trial.store(in: folder.path).integer(count)
    do {
      let writing = try Stores.open(address).connect(.bulkLoad)
      try writing.transaction { () throws(StoreError) in
        let lines = try writing.execute("UPDATE ledger_line SET batches = 999 WHERE batches > 0")
        #expect(lines > 0)
      }
    }
    let summary = try MigrationRun(
      project,
      options: .resuming(
        in: address, project, exports: nil, manifest: nil, work: work, logger: nil),
      report: { _ in }
    ).run()
    #expect(summary.verdict == .failed)
    #expect(summary.message?.contains("another version") == true, "\(summary.message ?? "")")
    #expect(try Trial.store(in: folder.path).integer(count) == loaded)
  }

  @Test func `a manifest that names the document twice ends in books, not in a crash`() throws {
    let folder = try TemporaryFolder()
    let project = try Self.write(into: folder, Self.records(fillers: 3), extent: "full")
    let manifest = try folder.text(of: "exports/manifest.csv")
    let line = try #require(manifest.split(separator: "\n").last)
    try folder.write("exports/manifest.csv", "\(manifest)\(line)\n")
    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)
    #expect(summary.balanced, "\(summary.message ?? "")")
    #expect(try Trial.store(in: folder.path).integer("SELECT count(*) FROM patient") == 4)
  }

  @Test(arguments: 1...16)
  func `a run that ends in either mapping goes on to the same`(at question: Int) throws {
    let folder = try TemporaryFolder()
    let project = try Trial.project(
      Self.write(into: folder, Self.records(fillers: 4000)))
    let address = "sqlite:\(folder.path)/trial.db"
    let work = try WorkFolder("\(folder.path)/trial.work")
    var options = MigrationRun.Options(
      kind: .run, exports: folder.path(of: "exports"), store: address, work: work)
    options.interruption = Interruption(atQuestion: question)
    options.recordsPerTransaction = 1
    let ended = try MigrationRun(project, options: options, report: { _ in }).run()
    var summary = ended
    if ended.verdict == .failed {
      summary = try MigrationRun(
        project,
        options: .resuming(
          in: address, project, exports: nil, manifest: nil, work: work, logger: nil),
        report: { _ in }
      ).run()
    }
    #expect(summary.balanced, "\(summary.message ?? "")")
    let store = try Trial.store(in: folder.path)
    #expect(try store.integer("SELECT count(*) FROM patient") == 4001)
    #expect(try store.integer("SELECT count(*) FROM patient_flag") == 4001)
    #expect(try Self.originals(store) == [Self.blank, Self.broken, Self.blank, Self.broken])
    try StoreProof.expectSound(store)
  }
}
