/// What each tag of a mixed file means to one reader.
struct TagTable: Sendable {
  enum Meaning: Sendable, Hashable {
    /// A record of the type that is read.
    case read(length: Int)
    /// A record of a type that another source reads, or none.
    case other(length: Int)
    case trailer
  }

  let at: Range<Int>
  let takesUnknown: Bool
  private let tags: [UInt64]
  private let meanings: [Meaning]

  /// A tag that the encoding lacks never fits.
  init(_ types: RecordTypes, trailer: FixedTrailer?, _ encoding: TextEncoding) {
    at = types.at
    takesUnknown = types.takesUnknown
    let known = types.tags.compactMap { tag -> (UInt64, Meaning)? in
      guard var bytes = encoding.bytes(of: tag.text), bytes.count <= types.at.count else {
        return nil
      }
      let padding = types.at.count - bytes.count
      bytes += Array(repeating: encoding.controls.space, count: padding)
      let meaning: Meaning =
        if tag.type == trailer?.type {
          .trailer
        } else if tag.type == types.read {
          .read(length: tag.recordLength)
        } else {
          .other(length: tag.recordLength)
        }
      return (Self.pack(bytes), meaning)
    }
    tags = known.map(\.0)
    meanings = known.map(\.1)
  }

  /// The meaning of a packed tag; `nil` for one that the layout does not declare.
  func meaning(of tag: UInt64) -> Meaning? {
    for index in tags.indices where tags[index] == tag { return meanings[index] }
    return nil
  }

  /// At most eight bytes as one number, the first byte in the highest place.
  static func pack(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
