import Synchronization

/// The original bytes of single records of a plain file, for batches that have only their fields.
///
/// The file must stay as it was before it was first read. Any thread may ask.
package final class RecordOriginals: Sendable {
  private let file: PlacedBytes
  private let failure = Mutex<ExtractError?>(nil)

  init(_ file: PlacedBytes) { self.file = file }

  /// The bytes of a record.
  ///
  /// - Returns: Nothing where they cannot be read; see ``prove()``.
  func bytes(at extent: Extent) -> [UInt8] {
    do throws(ExtractError) {
      return try file.bytes(in: extent.offset..<extent.offset + extent.length)
    } catch {
      failure.withLock { $0 = $0 ?? error }
      return []
    }
  }

  /// - Throws: Where bytes that were asked for could not be read.
  func prove() throws(ExtractError) {
    if let failure = failure.withLock({ $0 }) { throw failure }
  }
}
