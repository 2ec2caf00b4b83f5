import Extract

/// What stands before the first record of a file, without which a record cannot be read by itself.
enum SourceHead {
  /// More is not kept.
  static let limit = 64 << 10

  /// - Returns: Decoded bytes: of CSV with a header all that stands before the first record; `nil`
  ///   where it is longer than the limit.
  /// - Throws: Where it cannot be read: without it, nobody could read the file's records later.
  static func bytes(
    of planned: PlannedFile, before offset: Int
  ) throws(ExtractError) -> [UInt8]? {
    guard planned.layout.hasHeader, offset > 0 else { return [] }
    guard offset <= limit else { return nil }
    return try SourceFile.open(path: planned.path)
      .bytes(in: 0..<offset, encoding: planned.layout.encoding)
  }
}
