import CZ

/// Unpacks a gzip stream of one or more members.
///
/// The corresponding C function is `inflate`.
final class Gunzip {
  private let raw: RawBytes
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableRawBufferPointer
  private var decoded = 0
  private var isInMember = true

  init(_ raw: RawBytes) {
    self.raw = raw
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    input = .allocate(byteCount: RawBytes.chunk, alignment: 64)
    // 16: a gzip header and no other; 15: the largest window.
    let outcome = inflateInit2_(
      stream, 16 + 15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(outcome == Z_OK, "zlib cannot start (\(outcome))")
  }

  deinit {
    // SAFETY: allocated in `init`, and nothing else has them.
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  /// Unpacks the next bytes, at most as many as the buffer has.
  ///
  /// - Returns: How many; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    // SAFETY: zlib writes at most `avail_out` bytes, all within this call; `input` is our own.
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(buffer.count)
    while stream.pointee.avail_out > 0 {
      guard try refill() else { break }
      if !isInMember {
        guard skipPadding() else { continue }
        inflateReset(stream)
        isInMember = true
      }
      switch inflate(stream, Z_NO_FLUSH) {
      case Z_STREAM_END: isInMember = false
      case Z_OK, Z_BUF_ERROR: break
      default: throw damaged
      }
    }
    let taken = buffer.count - Int(stream.pointee.avail_out)
    decoded += taken
    try Growth.check(decoded: decoded, packed: consumed, of: raw.name)
    return taken
  }

  private var consumed: Int { raw.count - Int(stream.pointee.avail_in) }

  private var damaged: ExtractError { .damaged(path: raw.name, byte: consumed) }

  /// Whether there are packed bytes to work on.
  ///
  /// - Throws: When they end inside a member.
  private func refill() throws(ExtractError) -> Bool {
    guard stream.pointee.avail_in == 0 else { return true }
    let taken = try raw.read(into: input)
    stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = UInt32(taken)
    guard taken == 0 else { return true }
    guard !isInMember else { throw damaged }
    return false
  }

  /// Tapes pad a gzip file with zeros behind its last member.
  ///
  /// - Returns: Whether something else follows.
  private func skipPadding() -> Bool {
    while stream.pointee.avail_in > 0, stream.pointee.next_in.pointee == 0 {
      stream.pointee.next_in += 1
      stream.pointee.avail_in -= 1
    }
    return stream.pointee.avail_in > 0
  }
}
