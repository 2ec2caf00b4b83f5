/// What a packed source may grow to: one that unpacks without end would fill the disk or the night.
enum Growth {
  /// So many decoded bytes are always allowed.
  static let allowance = 64 << 20
  /// Past the allowance, so many decoded bytes for each packed one.
  ///
  /// Exports pack 5 to 20 times; zeros without end pack 1,000 times.
  static let ratio = 200

  static func check(
    decoded: Int, packed: Int, of path: String
  ) throws(ExtractError) {
    guard decoded <= allowance || decoded <= packed * ratio else {
      throw .grows(path: path, ratio: ratio, allowance: allowance)
    }
  }
}
