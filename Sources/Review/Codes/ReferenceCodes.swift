import Diagnostics
import Foundation
import Transform

/// The EPR's own codes that a crosswalk may name: those of the project's reference data.
enum ReferenceCodes {
  /// Codes with their names, in the order of the file; none where the project has no such data.
  static func read(of crosswalk: Crosswalk, in project: Project) -> [(code: String, text: String)] {
    project.references.filter { $0.table == crosswalk.table }.flatMap { file in
      guard let data = FileManager.default.contents(atPath: file.path) else {
        return [(code: String, text: String)]()
      }
      return rows(data, field: crosswalk.field)
    }
  }

  private static func rows(_ data: Data, field: String) -> [(code: String, text: String)] {
    let first = String(decoding: data.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    let names = first.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.filter { $0 != "\"" && $0 != "\u{FEFF}" }
    }
    guard let code = names.firstIndex(of: field) else { return [] }
    let text = names.firstIndex(of: "name")
    // What is wrong with the file, `check` and the run say.
    var faults: [Diagnostic] = []
    let rows = SmallCSV.read([UInt8](data), columns: names, file: "", &faults) ?? []
    return rows.map { row in (row.cells[code], text.map { row.cells[$0] } ?? "") }
  }
}
