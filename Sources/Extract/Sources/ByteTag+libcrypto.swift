import CCrypto

/// Tells bytes from any others, for as long as the process runs.
///
/// Poly1305 (RFC 8439, 2.5) under a key that is made by chance when the first is needed, and never
/// leaves the process: whoever changes a file cannot know what would keep its tag, and two texts of a
/// gigabyte have the same one with a probability of less than 2⁻⁷⁰. It is made at seven times the
/// speed of SHA-256, which is what names a file to others; a tag only says whether what is read now is
/// what was read before.
package struct ByteTag: Hashable, Sendable {
  fileprivate let low: UInt64
  fileprivate let high: UInt64
}

/// Makes a ``ByteTag`` of the bytes that it is given.
///
/// The corresponding C functions are `EVP_MAC_update` and `EVP_MAC_final`.
final class ByteTagger {
  /// Where only what FIPS approves may be used, libcrypto has no Poly1305.
  static let isAvailable: Bool = {
    guard Libcrypto.isReady else { return false }
    let method = EVP_MAC_fetch(nil, "POLY1305", nil)
    EVP_MAC_free(method)
    return method != nil
  }()

  /// 256 bits.
  private static let key: [UInt8] = {
    var random = SystemRandomNumberGenerator()
    return (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }
  }()

  private let context: OpaquePointer

  init() {
    guard Libcrypto.isReady else { preconditionFailure("libcrypto cannot be made ready") }
    let method = EVP_MAC_fetch(nil, "POLY1305", nil)
    defer { EVP_MAC_free(method) }
    guard let context = EVP_MAC_CTX_new(method),
      EVP_MAC_init(context, Self.key, Self.key.count, nil) == 1
    else { preconditionFailure("libcrypto cannot make a Poly1305 context") }
    self.context = context
  }

  deinit { EVP_MAC_CTX_free(context) }

  func update(_ bytes: UnsafeRawBufferPointer) {
    // SAFETY: libcrypto only reads, and keeps nothing after it returns.
    let isTaken = EVP_MAC_update(
      context, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
    precondition(isTaken == 1, "libcrypto takes no more bytes")
  }

  /// That of all bytes so far; more may follow.
  func tag() -> ByteTag {
    guard let copy = EVP_MAC_CTX_dup(context) else {
      preconditionFailure("libcrypto cannot copy a Poly1305 context")
    }
    defer { EVP_MAC_CTX_free(copy) }
    var words: [UInt64] = [0, 0]
    var length = 0
    words.withUnsafeMutableBytes { bytes in
      // SAFETY: a Poly1305 tag has 16 bytes, which is what two words have.
      _ = EVP_MAC_final(
        copy, bytes.bindMemory(to: UInt8.self).baseAddress, &length, bytes.count)
    }
    precondition(length == 16, "a Poly1305 tag has 16 bytes")
    return ByteTag(low: words[0], high: words[1])
  }
}
