/// The bytes that a reader reads: a file, packed or not, or bytes in memory.
///
/// Only a description; each reader opens it for itself, so it can be read twice and sent anywhere.
package struct SourceFile: Sendable {
  /// The path, or the name that was given to bytes in memory; for people.
  package let name: String
  let content: Content
  /// Whether the bytes are from the middle of a source, where what looks like the mark of an
  /// encoding or the beginning of a packed file is data.
  var isPart = false
  /// What its reader is asked for.
  let digest: Digest

  /// How a reader says which bytes it has read.
  package enum Digest: Sendable {
    case sha256
    /// A tag where libcrypto can make one; see ``FileIdentity``.
    case tag
  }

  enum Content: Sendable {
    case file
    case memory([UInt8])
  }

  /// A file that was seen to be there, to have bytes and to be readable.
  package static func open(
    path: String, digest: Digest = .sha256
  ) throws(ExtractError) -> SourceFile {
    let file = SourceFile(name: path, content: .file, digest: digest)
    _ = try RawBytes(file)
    return file
  }

  /// Bytes out of a source, as a reader sees them.
  package static func part(_ bytes: [UInt8], name: String) -> SourceFile {
    SourceFile(name: name, content: .memory(bytes), isPart: true, digest: .sha256)
  }

  /// Bytes that lie in memory; packed ones are unpacked as a file's are.
  package static func memory(_ bytes: [UInt8], name: String) -> SourceFile {
    SourceFile(name: name, content: .memory(bytes), digest: .sha256)
  }
}
