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

/// Splits originals by the layouts of a project, each by itself.
///
/// What stands before the first record of its file, such as its header or the start tags of a
/// document, a store keeps.
struct DetailSplitter {
  private struct File: Hashable {
    var mapping: String
    var name: String
  }

  private let checked: CheckedProject
  private let files: [File: LoadedFile]

  /// - Parameters:
  ///   - checked: The project that says how files are read.
  ///   - loaded: The files of the run.
  init(_ checked: CheckedProject, _ loaded: [LoadedFile]) {
    self.checked = checked
    files = Dictionary(
      loaded.map { (File(mapping: $0.mapping, name: $0.name), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// - Returns: `nil` where the record cannot be split, or not by itself.
  func cells(of record: IsolatedRecord) -> DetailCells? {
    guard let original = record.original,
      let file = files[File(mapping: record.mapping, name: record.file)],
      let layout = file.layout(of: checked)
    else { return nil }
    let place = RecordPlace(
      record: record.record, offset: record.bytes.lowerBound, length: original.count,
      firstLine: record.lines.lowerBound, lastLine: record.lines.upperBound)
    guard
      let found = SourceRecord(original, at: place, behind: file.head, layout: layout)
    else { return nil }
    return DetailCells(found, layout)
  }
}
