extension LineWindow {
  /// Skips the mark with which some programs begin a UTF-8 file; of a part of a file nothing.
  ///
  /// - Throws: ``ExtractError`` for an empty source, and for the mark of another encoding.
  mutating func skipMark(of path: String, _ encoding: TextEncoding) throws(ExtractError) {
    try lookAhead(3)
    guard !isEmpty else { throw .empty(path: path) }
    guard !isPart else { return }
    if begins(with: [0xFF, 0xFE]) || begins(with: [0xFE, 0xFF]) {
      throw .headerDisagrees(path: path, line: 1, .encoding(found: "UTF-16", declared: encoding))
    }
    guard begins(with: [0xEF, 0xBB, 0xBF]) else { return }
    guard encoding == .utf8 else {
      throw .headerDisagrees(path: path, line: 1, .encoding(found: "UTF-8", declared: encoding))
    }
    _ = try skip(to: 3)
  }
}
