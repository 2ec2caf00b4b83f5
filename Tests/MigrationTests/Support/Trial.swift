import Diagnostics
import Foundation
import Migration
import RecordStore
import Rehearsal
import TestSupport
import Testing

/// Runs a project as the command line does, in this process.
enum Trial {
  struct Unreadable: Error {
    let faults: [String]
  }

  /// A shipped legacy system, and how large a rehearsal of it has every defect.
  struct System: Sendable, CustomTestStringConvertible {
    let name: String
    let records: Int
    let defects: Int

    var folder: String { Repository.path("Mappings/\(name)") }
    var testDescription: String { name }
  }

  static let systems = [
    System(name: "medway-csv", records: 6_500, defects: 200),
    System(name: "cerner-pipe", records: 13_000, defects: 190),
    System(name: "sus-fixed", records: 1_400, defects: 40),
    System(name: "cds-xml", records: 1_400, defects: 40),
    System(name: "mainframe", records: 1_400, defects: 40),
  ]

  /// A project that must be without errors; by default the first.
  static func project(
    _ folder: String = Repository.path("Mappings/medway-csv")
  ) throws -> CheckedProject {
    let (project, faults) = CheckedProject.read(folder)
    guard let project, project.isRunnable else { throw Unreadable(faults: faults.map(\.message)) }
    return project
  }

  /// Loads exports into `trial.db` of the folder, which is made by the first run.
  static func run(
    _ project: CheckedProject, from exports: String, in folder: String,
    kind: MigrationRun.Options.Kind = .run
  ) throws -> RunSummary {
    let work = try WorkFolder("\(folder)/trial.work")
    let options = MigrationRun.Options(
      kind: kind, exports: exports, store: "sqlite:\(folder)/trial.db", work: work)
    return try MigrationRun(project, options: options, report: { _ in }).run()
  }

  /// Reads the store that ``run(_:from:in:kind:)`` has filled.
  static func store(in folder: String) throws -> any Connection {
    try Stores.open("sqlite:\(folder)/trial.db").connect(.readOnly)
  }

  /// Invents exports of a shipped project.
  static func generate(
    _ system: System = systems[0], records: Int, defects: Int, seed: UInt64, into folder: String
  ) throws {
    _ = try Rehearsal.generate(
      RehearsalProject(reading: project(system.folder).project), records: records, defects: defects,
      seed: seed, into: URL(filePath: folder))
  }
}
