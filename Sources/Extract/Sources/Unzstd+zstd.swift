import CZstd

/// Unpacks a zstd stream of one or more frames.
///
/// The corresponding C function is `ZSTD_decompressStream`. A frame that wants a window of more
/// than 128 MiB is refused by the library.
final class Unzstd {
  private let raw: RawBytes
  private let stream: OpaquePointer
  private let input: UnsafeMutableRawBufferPointer
  private var available = 0
  private var position = 0
  private var decoded = 0
  /// Whether the bytes so far end inside a frame.
  private var isInFrame = true

  init(_ raw: RawBytes) {
    self.raw = raw
    guard let stream = ZSTD_createDStream() else { preconditionFailure("zstd cannot start") }
    self.stream = stream
    ZSTD_initDStream(stream)
    input = .allocate(byteCount: RawBytes.chunk, alignment: 64)
  }

  deinit {
    // SAFETY: made in `init`, and nothing else has them.
    ZSTD_freeDStream(stream)
    input.deallocate()
  }

  /// Unpacks the next bytes, at most as many as the buffer has.
  ///
  /// - Returns: How many; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    // SAFETY: zstd writes within the caller's buffer and reads within ours, both during the call.
    var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
    while output.pos < buffer.count {
      let hasMore = try refill()
      guard hasMore || isInFrame else { break }
      var packed = ZSTD_inBuffer(src: input.baseAddress, size: available, pos: position)
      let before = output.pos
      let outcome = ZSTD_decompressStream(stream, &output, &packed)
      guard ZSTD_isError(outcome) == 0 else { throw damaged }
      isInFrame = outcome != 0
      position = packed.pos
      if !hasMore, output.pos == before { throw damaged }
    }
    decoded += output.pos
    try Growth.check(decoded: decoded, packed: consumed, of: raw.name)
    return output.pos
  }

  private var consumed: Int { raw.count - (available - position) }

  private var damaged: ExtractError { .damaged(path: raw.name, byte: consumed) }

  /// Whether there are packed bytes to work on.
  private func refill() throws(ExtractError) -> Bool {
    guard position == available else { return true }
    available = try raw.read(into: input)
    position = 0
    return available > 0
  }
}
