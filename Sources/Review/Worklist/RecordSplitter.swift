package import Extract
import Foundation
import Transform

/// Splits the original of an isolated record into the columns of its layout again.
package struct RecordSplitter: Sendable {
  package let layout: Layout
  private let region: Layout
  /// What stands before the first record, where it has the header.
  private let head: [UInt8]

  /// - Parameters:
  ///   - layout: Of the record's source.
  ///   - head: The first lines of the file that the record is from, as the file has them; `nil` where
  ///     it is not at hand: the record then has its columns as the layout does.
  ///   - opening: What stands around the records of an XML document; `nil` where it is not at hand.
  package init(_ layout: Layout, head: [UInt8]?, opening: XMLOpening? = nil) {
    self.layout = layout
    self.head = Self.decoded(head ?? [], layout.encoding)
    region = layout.ofRegion(
      behindHead: !self.head.isEmpty,
      inside: opening ?? XMLOpening(around: layout))
  }

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

  /// - Returns: `nil` for a record that cannot be split, or of which the original was not kept.
  package func split(_ original: [UInt8]?) -> Split? {
    guard let original else { return nil }
    var batch = RecordBatch(layout, records: 2, bytes: original.count + 4096)
    var broken: [BrokenRecord] = []
    do throws(ExtractError) {
      var reader = try Format.reader(of: source(original), layout: region)
      guard try reader.read(into: &batch, broken: &broken) else { return nil }
    } catch {
      return nil
    }
    guard batch.count == 1, broken.isEmpty else { return nil }
    let values = (0..<layout.columns.count).map {
      String(copyingUTF8: batch.field($0, ofRecord: 0))
    }
    var next = layout.columns.count
    var children: [[[String]]] = []
    for (number, set) in layout.children.enumerated() {
      children.append(
        (0..<batch.childCount(number, ofRecord: 0)).map { child in
          set.columns.indices.map {
            String(copyingUTF8: batch.field(next + $0, ofRecord: 0, child: child))
          }
        })
      next += set.columns.count
    }
    return Split(
      cells: RecordCells(values: values, children: children), locator: batch.locator,
      names: layout.allColumns.map(\.name), ownColumns: layout.columns.count)
  }

  /// The cells of a record that cannot be split, as far as they can be told; in the layout's order.
  package func recovered(_ original: [UInt8]?) -> [String]? {
    guard let original else { return nil }
    var batch = RecordBatch(layout, records: 2, bytes: original.count + 4096)
    var broken: [BrokenRecord] = []
    do throws(ExtractError) {
      var reader = try Format.reader(of: source(original), layout: region)
      guard try reader.read(into: &batch, broken: &broken) else { return nil }
    } catch {
      return nil
    }
    return broken.first?.cells
  }

  private func source(_ original: [UInt8]) -> SourceFile {
    head.isEmpty
      ? SourceFile.part(original, name: "record")
      : SourceFile.memory(head + original, name: "record")
  }

  /// Records of UTF-16 are kept in UTF-8, and so has to be what stands before them.
  private static func decoded(_ head: [UInt8], _ encoding: TextEncoding) -> [UInt8] {
    guard encoding.isUTF16 else { return head }
    let isBigEndian = encoding == .utf16BigEndian || head.starts(with: [0xFE, 0xFF])
    let text = String(
      data: Data(head), encoding: isBigEndian ? .utf16BigEndian : .utf16LittleEndian)
    return Array((text ?? "").utf8.drop { [0xEF, 0xBB, 0xBF].contains($0) })
  }
}
