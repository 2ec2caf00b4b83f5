package import Extract

/// One record read by itself, apart from its file.
package struct SingleRecord: ~Copyable {
  /// With this record alone.
  package let batch: RecordBatch

  /// Reads a record behind what stands before the first record of its file.
  ///
  /// - Returns: `nil` where the bytes are not exactly one record that can be split.
  package init?(
    _ bytes: [UInt8], head: [UInt8], _ layout: Layout, inside opening: XMLOpening? = nil
  ) {
    let (region, layout) = layout.part(bytes, behind: head, inside: opening, name: "a record")
    var batch = RecordBatch(layout, records: 2, bytes: bytes.count * 3 + 64)
    var broken: [BrokenRecord] = []
    do throws(ExtractError) {
      var reader = try Format.reader(of: region, layout: layout)
      guard try reader.read(into: &batch, broken: &broken), batch.count == 1, broken.isEmpty
      else { return nil }
      var rest = RecordBatch(layout, records: 2, bytes: 64)
      guard try !reader.read(into: &rest, broken: &broken) else { return nil }
    } catch {
      return nil
    }
    self.batch = batch
  }
}
