/// What bytes were read, in the form that the reader was asked for.
package enum SourceDigest: Hashable, Sendable {
  /// The SHA-256 of the bytes as they lie on disk, in small hexadecimal letters.
  case sha256(String)
  /// Where libcrypto can make one, of a file whose SHA-256 is made elsewhere; compared with the
  /// ``FileIdentity`` of that pass.
  case tag(ByteTag)
}

/// The bytes of a file as somebody has read them to their end.
package struct FileIdentity: Hashable, Sendable {
  /// In small hexadecimal letters.
  package let sha256: String
  /// `nil` of a file that nobody has read in this process, or where none can be made.
  private let tag: ByteTag?

  /// That of a file whose SHA-256 is known.
  package init(sha256: String) {
    self.sha256 = sha256
    tag = nil
  }

  /// Reads a file as it lies on disk, in constant memory.
  package init(of path: String) throws(ExtractError) {
    let bytes = try RawBytes(SourceFile.open(path: path, digest: .tag))
    var sha256 = SHA256()
    try bytes.readToEnd { sha256.update($0) }
    self.sha256 = sha256.hexDigest()
    if case .tag(let tag) = bytes.digest { self.tag = tag } else { tag = nil }
  }

  /// Whether what was read is this file.
  package func matches(_ digest: SourceDigest) -> Bool {
    switch digest {
    case .sha256(let sha256): sha256 == self.sha256
    case .tag(let tag): tag == self.tag
    }
  }
}
