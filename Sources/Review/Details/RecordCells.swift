import Extract
import Foundation
import Migration
import Transform

/// The cells of one isolated record, split again from its original.
struct RecordCells {
  struct Cell {
    /// In UTF-8, as the reader gave it to the mapping.
    var text: String
    /// Where it lies in the original.
    var range: Range<Int>?
  }

  /// By the name of the column.
  private let cells: [String: Cell]

  fileprivate init(_ cells: [String: Cell]) { self.cells = cells }

  subscript(column: String) -> Cell? { cells[column] }

  /// The first of the columns in which something stands.
  func first(of columns: [String]) -> String? {
    columns.lazy.compactMap { cells[$0]?.text }.first { !$0.isEmpty }
  }

  /// What stands in these columns, with a blank between.
  func joined(_ columns: [String]) -> String? {
    let texts = columns.compactMap { cells[$0]?.text }.filter { !$0.isEmpty }
    return texts.isEmpty ? nil : texts.joined(separator: " ")
  }

  func ranges(of columns: Set<String>) -> [Range<Int>] { columns.compactMap { cells[$0]?.range } }
}

/// Splits originals by the layouts of a project.
///
/// Not those of XML, whose records are understood only inside their document.
struct RecordSplitter {
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
  mutating func cells(of record: IsolatedRecord) -> RecordCells? {
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
    layout = layout.ofRegion(behindHead: !head.isEmpty)
    return try? Self.split(original, behind: head, layout)
  }

  private static func split(
    _ original: [UInt8], behind head: [UInt8], _ layout: Layout
  ) throws(ExtractError) -> RecordCells? {
    let file =
      head.isEmpty
      ? SourceFile.part(original, name: "record")
      : SourceFile.memory(head + original, name: "record")
    var reader = try Format.reader(of: file, layout: layout)
    var batch = RecordBatch(
      columnCount: layout.columns.count, records: 2, bytes: 4 * (original.count + 64),
      children: layout.children.map(\.columns.count))
    var broken: [BrokenRecord] = []
    guard try reader.read(into: &batch, broken: &broken), batch.count == 1, broken.isEmpty else {
      return nil
    }
    var cells: [String: RecordCells.Cell] = [:]
    for (number, column) in layout.columns.enumerated() {
      let bytes = batch.field(number, ofRecord: 0)
      var text: [UInt8] = []
      for index in bytes.indices { text.append(bytes[index]) }
      let range = batch.locator?.range(ofColumn: number, in: original)
      cells[column.name] = RecordCells.Cell(
        text: String(decoding: text, as: UTF8.self), range: range)
    }
    return RecordCells(cells)
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
