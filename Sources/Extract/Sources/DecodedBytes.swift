/// The bytes of a source as a reader wants them: unpacked where the source is packed.
final class DecodedBytes {
  private let raw: RawBytes
  private let gunzip: Gunzip?

  init(_ source: SourceFile) throws(ExtractError) {
    raw = try RawBytes(source)
    gunzip = raw.isGzip ? Gunzip(raw) : nil
  }

  var name: String { raw.name }

  /// The SHA-256 of the bytes on disk; of the whole once ``read(into:)`` has returned 0.
  var sha256: String { raw.sha256 }

  /// Reads the next bytes, at most as many as the buffer has.
  ///
  /// - Returns: How many; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    // SAFETY: the caller owns the buffer for the time of the call; both readers only fill it.
    if let gunzip { try gunzip.read(into: buffer) } else { try raw.read(into: buffer) }
  }
}
