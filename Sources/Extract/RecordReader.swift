/// Reads one source from beginning to end, a batch at a time, in source order.
///
/// A reader splits bytes into fields and knows nothing of what they mean. It belongs to one thread.
package protocol RecordReader: ~Copyable {
  /// The layout's column names, in the order of the fields of a batch.
  var columns: [String] { get }

  /// Where the next record begins; after a read, the mark from which a later run goes on.
  var mark: SourceMark { get }

  /// What is known of the whole source; `nil` until ``read(into:broken:)`` has returned `false`.
  var ending: SourceEnding? { get }

  /// Fills `batch` with the next records.
  ///
  /// A record that cannot be split goes to `broken`, and reading goes on at the next line: one bad
  /// record never stops a run. The numbers in both run through: every record is in one of them.
  ///
  /// - Parameters:
  ///   - batch: Emptied by the reader first, then filled to its capacity or to the end.
  ///   - broken: Emptied first; together with the batch it never has more than the capacity.
  /// - Returns: `false` once the source is exhausted; both are then empty.
  /// - Throws: ``ExtractError`` when the source as a whole can no longer be read.
  mutating func read(
    into batch: inout RecordBatch, broken: inout [BrokenRecord]
  ) throws(ExtractError) -> Bool

  /// Goes on to a mark, before the first read; what lies before it is not split.
  ///
  /// - Throws: ``ExtractError`` when the source ends before the mark.
  mutating func seek(to mark: SourceMark) throws(ExtractError)
}
