import Glibc

/// The bytes of a source as they lie on disk, hashed while they are read.
final class RawBytes {
  /// What is read at once.
  static let chunk = 256 << 10

  let name: String
  /// As its first bytes say; `nil` for a plain source.
  let packing: Packing?
  /// The bytes read so far.
  private(set) var count = 0
  private let origin: Origin
  /// Nothing is hashed before something is read.
  private lazy var hashing: Hashing =
    switch wanted {
    case .tag where ByteTagger.isAvailable: .tag(ByteTagger())
    case .tag, .sha256: .sha256(DigestBeside())
    }
  private let wanted: SourceFile.Digest

  private enum Origin {
    case descriptor(Int32, FileStamp)
    case memory([UInt8])
  }

  private enum Hashing {
    case sha256(DigestBeside)
    case tag(ByteTagger)
  }

  init(_ source: SourceFile) throws(ExtractError) {
    name = source.name
    wanted = source.digest
    switch source.content {
    case .memory(let bytes):
      guard !bytes.isEmpty else { throw .empty(path: source.name) }
      origin = .memory(bytes)
      packing = source.isPart ? nil : Packing(beginning: bytes)
    case .file:
      let (descriptor, stamp) = try FileStamp.open(source.name)
      origin = .descriptor(descriptor, stamp)
      packing = Self.packing(descriptor)
    }
  }

  deinit {
    if case .descriptor(let descriptor, _) = origin { close(descriptor) }
  }

  /// A pipe cannot be looked into without reading from it: `pread` fails, and it is taken as not
  /// packed.
  private static func packing(_ descriptor: Int32) -> Packing? {
    let magic = [UInt8](unsafeUninitializedCapacity: Packing.longestMagic) { buffer, count in
      // SAFETY: `pread` writes at most as many bytes as the buffer has.
      count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
    }
    return Packing(beginning: magic)
  }

  /// Reads the next bytes, at most as many as the buffer has.
  ///
  /// - Returns: How many; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ExtractError) -> Int {
    let taken: Int
    switch origin {
    case .memory(let bytes):
      taken = min(buffer.count, bytes.count - count)
      bytes.withUnsafeBytes { all in
        // SAFETY: `taken` is at most what either of them has.
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[count..<count + taken]))
      }
    case .descriptor(let descriptor, let stamp):
      taken = try Self.read(descriptor, into: buffer, name)
      if taken == 0 { try check(descriptor, stamp) }
    }
    // SAFETY: the first `taken` bytes of the caller's buffer have just been written.
    let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<taken])
    switch hashing {
    case .sha256(let digest): digest.update(bytes)
    case .tag(let tagger): tagger.update(bytes)
    }
    count += taken
    return taken
  }

  private static func read(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, _ name: String
  ) throws(ExtractError) -> Int {
    while true {
      // SAFETY: the caller owns the buffer for the time of the call.
      let taken = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if taken >= 0 { return taken }
      guard errno == EINTR else { throw .unreadable(path: name, errno: errno) }
    }
  }

  /// At the end: the file is as long as it was, and nobody wrote into it.
  private func check(_ descriptor: Int32, _ stamp: FileStamp) throws(ExtractError) {
    let now = try FileStamp(descriptor, name)
    guard !stamp.isRegular || (now == stamp && count == stamp.size) else {
      throw .changedWhileRead(path: name)
    }
  }

  /// That of what was read so far.
  var digest: SourceDigest {
    switch hashing {
    case .sha256(let digest): .sha256(digest.hexDigest())
    case .tag(let tagger): .tag(tagger.tag())
    }
  }

  /// Reads to the end, and lends each piece.
  func readToEnd(_ body: (UnsafeRawBufferPointer) -> Void) throws(ExtractError) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.chunk, alignment: 64)
    // SAFETY: owned by this call; nothing keeps it.
    defer { buffer.deallocate() }
    while true {
      let taken = try read(into: buffer)
      guard taken > 0 else { return }
      // SAFETY: as many bytes have just been written.
      body(UnsafeRawBufferPointer(rebasing: buffer[..<taken]))
    }
  }
}
