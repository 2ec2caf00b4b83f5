import Extract

/// What stands before the first record of a file, without which a record cannot be read by itself.
enum SourceHead {
  /// More is not kept.
  static let limit = 64 << 10

  /// - Returns: Decoded bytes: of CSV with a header all that stands before the first record; `nil`
  ///   where it is longer than the limit, or cannot be read.
  static func bytes(of planned: PlannedFile, before offset: Int) -> [UInt8]? {
    guard planned.layout.hasHeader, offset > 0 else { return [] }
    guard offset <= limit, let file = try? SourceFile.open(path: planned.path) else { return nil }
    return try? file.bytes(in: 0..<offset, encoding: planned.layout.encoding)
  }
}
