/// How a source is packed, seen from its first bytes.
enum Packing: CaseIterable {
  case gzip
  case zstd

  /// The bytes with which such a file begins.
  var magic: [UInt8] {
    switch self {
    case .gzip: [0x1F, 0x8B]
    case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
    }
  }

  /// So many bytes are enough to see it.
  static let longestMagic = 4

  /// - Returns: `nil` for bytes that begin no packed file.
  init?(beginning bytes: some Sequence<UInt8>) {
    guard let found = Self.allCases.first(where: { bytes.starts(with: $0.magic) }) else {
      return nil
    }
    self = found
  }
}
