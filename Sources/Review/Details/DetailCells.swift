import Extract
import Migration
import Transform

/// The cells of one isolated record, split again from its original.
struct DetailCells {
  let record: SourceRecord
  /// By the name of the column, its number in the layout.
  private let numbers: [String: Int]

  fileprivate init(_ record: SourceRecord, _ layout: Layout) {
    self.record = record
    numbers = Dictionary(
      layout.columns.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What stands in a column, in UTF-8, as the mapping is given it.
  subscript(column: String) -> String? {
    numbers[column].flatMap { record.text(ofColumn: $0, child: nil) }
  }

  /// The first of the columns in which something stands.
  func first(of columns: [String]) -> String? {
    columns.lazy.compactMap { self[$0] }.first { !$0.isEmpty }
  }

  /// What stands in these columns, with a blank between.
  func joined(_ columns: [String]) -> String? {
    let texts = columns.compactMap { self[$0] }.filter { !$0.isEmpty }
    return texts.isEmpty ? nil : texts.joined(separator: " ")
  }

  /// Where in the original these columns stand.
  func ranges(of columns: Set<String>) -> [Range<Int>] {
    columns.compactMap { numbers[$0] }.compactMap { record.range(ofColumn: $0, child: nil) }
  }
}

/// Splits originals by the layouts of a project.
///
/// Not those of XML, whose records are understood only inside their document.
struct DetailSplitter {
  private let project: Project
  private let exports: String
  /// By file: its first lines where the file itself says which column is which; `nil` where they are
  /// not at hand, so that its columns are not known.
  private var heads: [String: [UInt8]?] = [:]

  init(_ project: Project, exports: String) {
    self.project = project
    self.exports = exports
  }

  /// The source that a mapping reads.
  func source(ofMapping name: String) -> Project.Source? {
    project.mappings.first { $0.name == name }.flatMap { project.source(named: $0.source) }
  }

  /// - Returns: `nil` where the record cannot be split or is not at hand.
  mutating func cells(of record: IsolatedRecord) -> DetailCells? {
    guard let original = record.original, let source = source(ofMapping: record.mapping) else {
      return nil
    }
    var layout = source.recordType.map { source.layout.reading($0) } ?? source.layout
    if case .xml = layout.format { return nil }
    layout.encoding = record.encoding
    var head: [UInt8] = []
    if layout.hasHeader {
      guard let found = self.head(of: record.file, layout) else { return nil }
      head = found
    }
    let place = RecordPlace(
      record: record.record, offset: record.bytes.lowerBound, length: original.count,
      firstLine: record.lines.lowerBound, lastLine: record.lines.upperBound)
    guard
      let found = try? SourceRecords.record(original, at: place, layout: layout, head: head),
      found.broken == nil
    else { return nil }
    return DetailCells(found, layout)
  }

  private mutating func head(of file: String, _ layout: Layout) -> [UInt8]? {
    if let known = heads[file] { return known }
    guard case .csv(let dialect) = layout.format, case .row(let row, _, _, _) = dialect.header
    else { return [] }
    let found = SourceHeader.bytes(
      ofFile: "\(exports)/\(file)", lines: dialect.preambleLines + row, encoding: layout.encoding)
    heads[file] = .some(found)
    return found
  }
}
