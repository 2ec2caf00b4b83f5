package import Extract
import Migration
import Transform

/// Splits a record into the columns of its layout, apart from its file.
package struct RecordSplitter: Sendable {
  private let layout: Layout
  /// What stands before the first record of the file, decoded.
  private let head: [UInt8]

  /// - Parameters:
  ///   - layout: Of the record's source.
  ///   - head: What stands before the first record of its file, as the store keeps it.
  ///   - encoding: In which the record spells its text.
  package init(_ layout: Layout, head: [UInt8], encoding: TextEncoding) {
    var layout = layout
    layout.encoding = encoding
    self.layout = layout
    self.head = head
  }

  /// The same for what a person has typed, which is in UTF-8 whatever the file is in.
  var typed: RecordSplitter { RecordSplitter(layout, head: head, encoding: .utf8) }

  /// The record as its mapping sees it, with the places of its values.
  package struct Split: Sendable {
    package let cells: RecordCells
    fileprivate let locator: CellLocator?
    fileprivate let names: [String]
    fileprivate let ownColumns: Int

    /// Which child's value stands at a place of the original.
    func child(ofColumn name: String, at place: Range<Int>, in original: [UInt8]) -> Int? {
      guard let locator,
        let column = names.indices.first(where: { $0 >= ownColumns && names[$0] == name })
      else { return nil }
      return cells.children.map(\.count).max().flatMap { most in
        (0..<most).first {
          locator.range(ofColumn: column, child: $0, in: original)?.lowerBound == place.lowerBound
        }
      }
    }
  }

  /// - Returns: `nil` for what is not exactly one record that can be split.
  package func split(_ record: [UInt8]) -> Split? {
    guard let one = SingleRecord(record, head: head, layout) else { return nil }
    let values = layout.columns.indices.map {
      String(copyingUTF8: one.batch.field($0, ofRecord: 0))
    }
    var first = layout.columns.count
    var children: [[[String]]] = []
    for (number, set) in layout.children.enumerated() {
      let columns = first..<first + set.columns.count
      children.append(
        (0..<one.batch.childCount(number, ofRecord: 0)).map { child in
          columns.map { String(copyingUTF8: one.batch.field($0, ofRecord: 0, child: child)) }
        })
      first = columns.upperBound
    }
    return Split(
      cells: RecordCells(values: values, children: children), locator: one.batch.locator,
      names: layout.allColumns.map(\.name), ownColumns: layout.columns.count)
  }

  /// The cells of a record that cannot be split, as far as they can be told; in the layout's order.
  func recovered(_ record: [UInt8]) -> [String]? {
    let (source, layout) = layout.part(record, behind: head, name: "a record")
    var batch = RecordBatch(layout, records: 2, bytes: record.count * 3 + 64)
    var broken: [BrokenRecord] = []
    do throws(ExtractError) {
      var reader = try Format.reader(of: source, layout: layout)
      guard try reader.read(into: &batch, broken: &broken) else { return nil }
    } catch {
      return nil
    }
    return broken.first?.cells
  }
}
