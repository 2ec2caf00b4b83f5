import Foundation
import Migration
import RecordStore
import TestSupport

/// Extracts of a Medway-style system that come one after the other into one store.
enum Extracts {
  /// Invented exports, and a folder for what comes of them.
  static func make(
    _ folder: borrowing TemporaryFolder, defects: Int = 0, seed: UInt64
  ) throws -> ExportCopy {
    try Trial.generate(
      records: 3500, defects: defects, seed: seed, into: folder.path(of: "original"))
    return try ExportCopy(of: folder.path(of: "original"))
  }

  static func run(
    _ copy: ExportCopy, as name: String, extent: String = "full",
    in folder: borrowing TemporaryFolder,
    into store: String = "", only: Set<String> = []
  ) throws -> RunSummary {
    let exports = folder.path(of: name)
    try copy.write(into: exports, extent: extent)
    try FileManager.default.createDirectory(
      atPath: folder.path(of: "store\(store)"), withIntermediateDirectories: true)
    var options = MigrationRun.Options(
      kind: .run, exports: exports, store: "sqlite:\(folder.path(of: "store\(store)"))/trial.db",
      work: try WorkFolder(folder.path(of: "store\(store)/trial.work")))
    options.only = only
    return try MigrationRun(Trial.project(), options: options, report: { _ in }).run()
  }

  static func contents(
    _ folder: borrowing TemporaryFolder, of store: String = ""
  ) throws -> StoreContents {
    try StoreContents(Trial.store(in: folder.path(of: "store\(store)")))
  }
}
