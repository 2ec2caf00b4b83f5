import Extract
import Foundation
import Migration
import RecordStore
import TestSupport
import Testing

/// A transaction goes on from one file to the next.
@Suite struct FileTransactionTests {
  private static func write(
    into folder: borrowing TemporaryFolder, files: Int, declared: Int? = nil
  ) throws -> String {
    let project = try TinyProject.write(into: folder, people: "")
    let yaml = try folder.text(of: "project/migration.yaml")
    try folder.write(
      "project/migration.yaml",
      yaml.replacing("people.csv", with: "people-*.csv") + "\nmanifest: manifest.csv\n")
    try FileManager.default.removeItem(atPath: folder.path(of: "exports/people.csv"))
    var manifest = "file,record_type,rows,sha256,as_at,extent\n"
    let perFile = 24 / files
    for file in 0..<files {
      let name = "people-\(file / 10)\(file % 10).csv"
      let lines = (0..<perFile).map { "P\(file)-\($0),Brown,Ann\n" }
      try folder.write("exports/\(name)", lines.joined())
      let hash = SHA256.hexDigest(of: Array(lines.joined().utf8))
      let rows = file == files - 1 ? declared ?? perFile : perFile
      manifest += "\(name),people,\(rows),\(hash),,\n"
    }
    try folder.write("exports/manifest.csv", manifest)
    return project
  }

  private static func run(
    _ project: String, in folder: borrowing TemporaryFolder
  ) throws -> RunSummary {
    try Trial.run(Trial.project(project), from: folder.path(of: "exports"), in: folder.path)
  }

  /// How many transactions have changed the store; bytes 24 to 27 of its header,
  /// https://www.sqlite.org/fileformat.html#file_change_counter.
  private static func transactions(in folder: borrowing TemporaryFolder) throws -> Int {
    let header = try Data(contentsOf: URL(filePath: folder.path(of: "trial.db"))).prefix(28)
    return header[24..<28].reduce(0) { $0 << 8 | Int($1) }
  }

  @Test func `many small files take no more transactions than one`() throws {
    let whole = try TemporaryFolder()
    let parts = try TemporaryFolder()
    _ = try Self.run(Self.write(into: whole, files: 1), in: whole)
    let summary = try Self.run(Self.write(into: parts, files: 12), in: parts)

    #expect(summary.balanced && summary.files.count == 12)
    #expect(summary.files.allSatisfy { $0.loaded == 2 })
    let ofOne = try Self.transactions(in: whole)
    #expect(try Self.transactions(in: parts) == ofOne)
    #expect(ofOne > 1)
  }

  @Test func `when the last of three files is not what was declared, the others stay`() throws {
    let folder = try TemporaryFolder()
    let summary = try Self.run(Self.write(into: folder, files: 3, declared: 9), in: folder)

    #expect(summary.verdict == .failed)
    let store = try Trial.store(in: folder.path)
    let ofFiles = try store.all("SELECT id >> 40, count(*) FROM patient GROUP BY 1", columns: 2)
    #expect(ofFiles == [[.integer(1), .integer(8)], [.integer(2), .integer(8)]])
    let ends = try store.all("SELECT read_records FROM load_file ORDER BY id", columns: 1)
    #expect(ends == [[.integer(8)], [.integer(8)], [.null]])
    let lines = try store.all(
      "SELECT load_file, sum(loaded) FROM ledger_line GROUP BY 1 ORDER BY 1", columns: 2)
    #expect(
      lines == [
        [.integer(1), .integer(8)], [.integer(2), .integer(8)],
        [.integer(3), .integer(0)],
      ])
  }

  @Test(.timeLimit(.minutes(10)), arguments: Trial.systems)
  func `what is asked while the load goes on finds what is found at its end`(
    system: Trial.System
  ) throws {
    let folder = try TemporaryFolder()
    let seed = UInt64.random(in: 1...100_000)
    print("Seed \(seed)")
    let exports = folder.path(of: "exports")
    try Trial.generate(
      system, records: system.records, defects: system.defects, seed: seed, into: exports)
    let project = try Trial.project(system.folder)
    let atEnd = try TemporaryFolder()
    let expected = try Trial.run(project, from: exports, in: atEnd.path)

    var options = MigrationRun.Options(
      kind: .run, exports: exports, store: "sqlite:\(folder.path(of: "trial.db"))",
      work: try WorkFolder(folder.path(of: "trial.work")))
    // A second thread asks from one transaction to the next.
    options.recordsPerTransaction = 50
    let summary = try MigrationRun(project, options: options, report: { _ in }).run()

    #expect(summary.balanced && summary.toFix == expected.toFix && expected.toFix > 0)
    let (store, other) = try (Trial.store(in: folder.path), Trial.store(in: atEnd.path))
    #expect(try StoreContents(store) == StoreContents(other))
    let isolated: SQL = """
      SELECT id, reject_id, load_file, record, outcome, root_reject FROM isolated_record ORDER BY id
      """
    #expect(try store.all(isolated, columns: 6) == other.all(isolated, columns: 6))
    let faults: SQL = "SELECT id, isolated_record, slug FROM isolated_fault ORDER BY id"
    #expect(try store.all(faults, columns: 3) == other.all(faults, columns: 3))
  }
}
