/// The bytes of a source as a reader wants them: unpacked, and in UTF-8 where they are UTF-16.
///
/// All other encodings stay as they are; a reader splits them first and translates fields.
final class DecodedBytes {
  private let unpacked: UnpackedBytes
  private let utf16: UTF16Text?
  /// Whether what looks like the mark of an encoding is data.
  let isPart: Bool

  init(_ source: SourceFile, _ encoding: TextEncoding = .utf8) throws(ExtractError) {
    isPart = source.isPart
    unpacked = try UnpackedBytes(source)
    utf16 = encoding.isUTF16 ? UTF16Text(unpacked, encoding) : nil
  }

  var name: String { unpacked.name }

  /// Of the bytes on disk; of the whole once ``read(into:)`` has returned 0.
  var digest: SourceDigest { unpacked.digest }

  /// Reads the next bytes, at most as many as the buffer has.
  ///
  /// - Returns: How many; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    // SAFETY: the caller owns the buffer for the time of the call; both only fill it.
    if let utf16 { return try utf16.read(into: buffer) }
    return try unpacked.read(into: buffer)
  }
}
