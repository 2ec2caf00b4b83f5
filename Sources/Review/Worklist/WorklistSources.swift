import Extract
import Foundation
package import Migration
package import Transform

/// The layouts, originals and plans that the isolated records of a run are of.
package struct WorklistSources {
  package let project: Project
  private let plans: [MappingPlan]
  private let exports: String
  private var proved: [String: Bool] = [:]

  /// - Parameters:
  ///   - checked: The project.
  ///   - exports: The folder of the exports; where it has other files, originals that were not kept
  ///     are not at hand.
  package init(_ checked: CheckedProject, exports: String) {
    project = checked.project
    plans = checked.plans
    self.exports = exports
  }

  package func plan(of record: IsolatedRecord) -> MappingPlan? {
    plans.first { $0.name == record.mapping }
  }

  package var allPlans: [MappingPlan] { plans }

  /// The source that the mapping of a record reads.
  package func source(of record: IsolatedRecord) -> Project.Source? {
    plan(of: record).flatMap { project.source(named: $0.source) }
  }

  /// The original with which a decision is about the record: as it was kept, or as the same file
  /// still has it.
  package mutating func original(of record: IsolatedRecord) -> [UInt8]? {
    if let original = record.original { return original }
    let path = "\(exports)/\(record.file)"
    if proved[record.file] == nil {
      proved[record.file] = (try? SHA256.hexDigest(ofFile: path)) == record.fileHash
    }
    guard proved[record.file] == true, let file = try? SourceFile.open(path: path) else {
      return nil
    }
    return try? file.bytes(in: record.bytes, encoding: record.encoding)
  }

  package mutating func split(_ record: IsolatedRecord) -> RecordSplitter.Split? {
    original(of: record).flatMap { splitter(of: record)?.split($0) }
  }

  /// The cells of a record that cannot be split, as far as they can be told.
  mutating func recovered(_ record: IsolatedRecord) -> [String]? {
    original(of: record).flatMap { splitter(of: record)?.recovered($0) }
  }

  /// The cells of a record that was written anew; `nil` where it is not exactly one.
  func split(anew text: String, for record: IsolatedRecord) -> RecordCells? {
    splitter(of: record)?.typed.split(Array(text.utf8))?.cells
  }

  private func splitter(of record: IsolatedRecord) -> RecordSplitter? {
    source(of: record).map {
      RecordSplitter($0.layout, head: record.head, encoding: record.encoding)
    }
  }
}
