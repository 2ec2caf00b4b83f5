import CCrypto

/// A SHA-256 digest that grows with the bytes that it is given.
///
/// The corresponding C functions are `EVP_DigestUpdate` and `EVP_DigestFinal_ex`.
package struct SHA256: ~Copyable {
  private let context: OpaquePointer

  package init() {
    guard Libcrypto.isReady, let context = EVP_MD_CTX_new(),
      EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    else {
      preconditionFailure("libcrypto cannot make a SHA-256 context")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    // SAFETY: libcrypto only reads, and keeps nothing after it returns.
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  package mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  /// The digest of all bytes so far, in small hexadecimal letters; more may follow.
  package borrowing func hexDigest() -> String {
    var digest: [UInt8] = Array(repeating: 0, count: 32)
    guard let copy = EVP_MD_CTX_new() else {
      preconditionFailure("libcrypto cannot make a SHA-256 context")
    }
    // SAFETY: a SHA-256 digest has 32 bytes, which is what the array has; the copy is freed here.
    EVP_MD_CTX_copy_ex(copy, context)
    EVP_DigestFinal_ex(copy, &digest, nil)
    EVP_MD_CTX_free(copy)
    let letters = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [letters[Int($0 >> 4)], letters[Int($0 & 15)]] }, as: UTF8.self)
  }

  package static func hexDigest(of bytes: [UInt8]) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.hexDigest()
  }

  /// The digest of a file as it lies on disk, in constant memory.
  package static func hexDigest(ofFile path: String) throws(ExtractError) -> String {
    try FileIdentity(of: path).sha256
  }
}
