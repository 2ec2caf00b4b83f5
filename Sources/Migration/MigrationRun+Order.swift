import Diagnostics
import Foundation
import RecordStore
import Transform

// Extracts come one after the other.

extension MigrationRun {
  /// Refuses an extract that is older than what has been loaded of the same records: what has changed
  /// since would be taken back.
  ///
  /// A mapping is as new as the latest of its files; one that is as old as what is loaded, such as a
  /// file that was sent again, may come.
  ///
  /// - Parameters:
  ///   - sources: What is to be loaded.
  ///   - connection: Of a store in use.
  /// - Throws: Before anything is written.
  func expectInOrder(_ sources: SourcePlan, _ connection: any Connection) throws {
    for phase in sources.phases {
      guard let newest = phase.files.compactMap(\.asAt).max(),
        let file = phase.files.first(where: { $0.asAt == newest }),
        let loaded = try connection.integer(
          """
          SELECT max(as_at) FROM load_file
          WHERE source_system = \(project.sourceSystem) AND mapping = \(phase.plan.name)
          """),
        Self.microseconds(newest) < loaded
      else { continue }
      throw MigrationError(
        Diagnostic(
          .olderExtract,
          "'\(file.name)' is of \(newest.formatted(.iso8601)), and an extract of"
            + " \(Self.words(loaded)) has been loaded by '\(phase.plan.name)'",
          at: Place(file.name),
          remedy: "Load extracts in their order. If this one is the right one, take the later out"
            + " first: 'migrate rollback --into \(address)'"))
    }
  }

  private static func words(_ microseconds: Int64) -> String {
    Date(timeIntervalSince1970: Double(microseconds) / 1_000_000).formatted(.iso8601)
  }
}
