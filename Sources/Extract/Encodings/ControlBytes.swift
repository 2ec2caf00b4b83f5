/// The bytes of an encoding that mean something to a reader of lines, and its space.
struct ControlBytes: Sendable, Hashable {
  let lineFeed: UInt8
  /// NEXT LINE, which ends a line in EBCDIC; `nil` where it is no line end.
  let nextLine: UInt8?
  let carriageReturn: UInt8
  /// The page break of print files.
  let formFeed: UInt8
  /// The end-of-file mark of CP/M and DOS.
  let substitute: UInt8
  let space: UInt8

  static let ascii = ControlBytes(
    lineFeed: 0x0A, nextLine: nil, carriageReturn: 0x0D, formFeed: 0x0C, substitute: 0x1A,
    space: 0x20)

  /// Of every EBCDIC code page.
  ///
  /// Mainframes end lines with NEXT LINE, file transfers with LINE FEED.
  static let ebcdic = ControlBytes(
    lineFeed: 0x25, nextLine: 0x15, carriageReturn: 0x0D, formFeed: 0x0C, substitute: 0x3F,
    space: 0x40)

  /// Whether a byte ends a line, or is half of what does.
  func endsLine(_ byte: UInt8) -> Bool {
    byte == lineFeed || byte == carriageReturn || byte == nextLine
  }
}
