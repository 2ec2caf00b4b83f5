import Diagnostics
import Foundation
import Migration
import RecordStore
import Rehearsal
import TestSupport
import Testing

/// A shipped project with invented exports that a run has loaded.
struct LoadedSystem {
  /// A legacy system, and how many records are enough to have every table.
  struct Size: Sendable, CustomTestStringConvertible {
    let name: String
    let records: Int
    /// Whether a mapping makes one row of several records.
    var hasRowsOfSeveral = false
    var testDescription: String { name }
  }

  static let all = [
    Size(name: "medway-csv", records: 900), Size(name: "cerner-pipe", records: 2_500),
    Size(name: "sus-fixed", records: 500, hasRowsOfSeveral: true),
    Size(name: "cds-xml", records: 500, hasRowsOfSeveral: true),
    Size(name: "mainframe", records: 600),
  ]

  let project: CheckedProject
  let exports: String
  let connection: any Connection

  /// Invents exports without defects, and loads them.
  init(_ size: Size, in folder: String) throws {
    let path = Repository.path("Mappings/\(size.name)")
    project = try Self.project(path)
    exports = "\(folder)/exports"
    _ = try Rehearsal.generate(
      RehearsalProject(reading: project.project), records: size.records, defects: 0, seed: 77,
      into: URL(filePath: exports))
    _ = try Self.run(project, from: exports, in: folder)
    connection = try Stores.open("sqlite:\(folder)/trial.db").connect(.readOnly)
  }

  struct Unreadable: Error {
    let faults: [String]
  }

  static func project(_ folder: String) throws -> CheckedProject {
    let (project, faults) = CheckedProject.read(folder)
    guard let project, project.isRunnable else { throw Unreadable(faults: faults.map(\.message)) }
    return project
  }

  /// Loads exports into `trial.db` of a folder, which the first run makes.
  @discardableResult
  static func run(
    _ project: CheckedProject, from exports: String, in folder: String
  ) throws -> RunSummary {
    let options = MigrationRun.Options(
      kind: .run, exports: exports, store: "sqlite:\(folder)/trial.db",
      work: try WorkFolder("\(folder)/trial.work"))
    return try MigrationRun(project, options: options, report: { _ in }).run()
  }
}
