/// The bytes of a source, unpacked where it is packed.
final class UnpackedBytes {
  private let raw: RawBytes
  private let gunzip: Gunzip?
  private let unzstd: Unzstd?

  init(_ source: SourceFile) throws(ExtractError) {
    raw = try RawBytes(source)
    gunzip = raw.packing == .gzip ? Gunzip(raw) : nil
    unzstd = raw.packing == .zstd ? Unzstd(raw) : nil
  }

  var name: String { raw.name }

  /// Of the bytes on disk; of the whole once ``read(into:)`` has returned 0.
  var digest: SourceDigest { raw.digest }

  /// Reads the next bytes, at most as many as the buffer has.
  ///
  /// - Returns: How many; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    // SAFETY: the caller owns the buffer for the time of the call; all of them only fill it.
    if let gunzip { return try gunzip.read(into: buffer) }
    if let unzstd { return try unzstd.read(into: buffer) }
    return try raw.read(into: buffer)
  }
}
