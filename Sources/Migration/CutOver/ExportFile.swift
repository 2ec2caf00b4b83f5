import Diagnostics
import Foundation
import Transform

/// One file of the exports as a plan shows it: what is declared of it, and its size.
package struct ExportFile: Sendable, Hashable, Codable {
  package let file: String
  /// `nil` where nothing declares it.
  package let records: Int?
  package let bytes: Int
}

extension ExportFile {
  init(_ planned: PlannedFile) {
    file = planned.name
    records = planned.declared
    bytes = planned.size
  }

  /// The files of each source, by its name, without opening one.
  ///
  /// - Throws: Where the folder or its manifest cannot be read.
  static func files(
    of project: Project, in exports: String
  ) throws(MigrationError) -> [String: [ExportFile]] {
    let manifest = try Manifest.read("\(exports)/\(project.manifest)")
    let names = try SourcePlan.names(in: exports)
    var files: [String: [ExportFile]] = [:]
    for source in project.sources {
      let lines = manifest?.lines(of: source)
      files[source.name] =
        lines?.map { ExportFile(file: $0.file, records: $0.rows, bytes: size($0.file, exports)) }
        ?? names.filter { source.takes($0) }.map {
          ExportFile(file: $0, records: nil, bytes: size($0, exports))
        }
    }
    return files
  }

  private static func size(_ name: String, _ folder: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
    return attributes?[.size] as? Int ?? 0
  }
}
