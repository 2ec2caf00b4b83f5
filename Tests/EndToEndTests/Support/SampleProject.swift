import Foundation
import TestSupport

/// A copy of the shipped project with its sample exports, to be spoilt by one test.
final class SampleProject {
  let folder: TemporaryFolder

  init() throws {
    let made = try TemporaryFolder()
    try made.copy(Repository.path("Mappings/medway-csv"), to: "Mappings/medway-csv")
    try made.copy(Repository.path("Fixtures"), to: "Fixtures")
    folder = made
  }

  var path: String { folder.path(of: "Mappings/medway-csv") }
  var exports: String { folder.path(of: "Fixtures/medway-csv") }
  var database: String { folder.path(of: "trial.db") }
  var store: String { "sqlite:\(database)" }
  var hasStore: Bool { FileManager.default.fileExists(atPath: database) }

  /// Loads into `trial.db` and ends with one JSON object.
  func run() async throws -> CommandResult {
    try await Command.migrate(
      "run", path, "--into", store, "--json", "--quiet", in: folder.path
    ).run()
  }

  /// Writes a file of the project anew, with one piece of it replaced.
  ///
  /// - Throws: When the piece is not there.
  func replace(_ piece: String, with other: String, in file: String) throws {
    let name = "Mappings/medway-csv/\(file)"
    let text = try folder.text(of: name)
    guard let range = text.firstRange(of: piece) else {
      throw CocoaError(.formatting, userInfo: [NSFilePathErrorKey: file])
    }
    try folder.write(name, text.replacingCharacters(in: range, with: other))
  }

  /// Writes an export anew, whatever bytes it has.
  func changeExport(_ name: String, _ change: (inout [UInt8]) -> Void) throws {
    var bytes = try folder.bytes(of: "Fixtures/medway-csv/\(name)")
    change(&bytes)
    try folder.write("Fixtures/medway-csv/\(name)", bytes)
  }

  func removeExport(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(exports)/\(name)")
  }
}
