import Extract
import Foundation
package import Migration
package import Transform

/// The layouts, originals and plans that the isolated records of a run are of.
package struct WorklistSources {
  package let project: Project
  private let plans: [MappingPlan]
  private let exports: String
  private var splitters: [String: RecordSplitter] = [:]
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
    splitter(of: record)?.split(original(of: record))
  }

  /// The cells of a record that cannot be split, as far as they can be told.
  mutating func recovered(_ record: IsolatedRecord) -> [String]? {
    splitter(of: record)?.recovered(original(of: record))
  }

  private mutating func splitter(of record: IsolatedRecord) -> RecordSplitter? {
    let name = "\(record.mapping) \(record.file)"
    if splitters[name] == nil, let source = source(of: record) {
      splitters[name] = splitter(source, file: record.file)
    }
    return splitters[name]
  }

  private func splitter(_ source: Project.Source, file: String) -> RecordSplitter {
    let path = "\(exports)/\(file)"
    switch source.layout.format {
    case .csv(let dialect):
      guard case .row(let row, _, _, _) = dialect.header else {
        return RecordSplitter(source.layout, head: nil)
      }
      return RecordSplitter(
        source.layout,
        head: SourceHeader.bytes(
          ofFile: path, lines: dialect.preambleLines + row, encoding: source.layout.encoding))
    case .fixed: return RecordSplitter(source.layout, head: nil)
    case .xml:
      return RecordSplitter(source.layout, head: nil, opening: opening(source.layout, path))
    }
  }

  /// What stands around the first record of a document.
  private func opening(_ layout: Layout, _ path: String) -> XMLOpening? {
    var batch = RecordBatch(layout, records: 1, bytes: 4096)
    var broken: [BrokenRecord] = []
    do throws(ExtractError) {
      var reader = try Format.reader(of: SourceFile.open(path: path), layout: layout)
      _ = try reader.read(into: &batch, broken: &broken)
    } catch {
      return nil
    }
    return batch.opening
  }
}
