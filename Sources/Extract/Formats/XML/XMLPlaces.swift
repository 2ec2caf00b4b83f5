/// Follows a document from its beginning: which byte of the source a byte of the parser's UTF-8 is,
/// and on which line it stands.
///
/// Only goes forward, so that a whole document is walked once.
struct XMLPlaces {
  let text: XMLText
  /// An offset in the source.
  private(set) var source = 0
  /// The same place in UTF-8, counted over everything that was decoded.
  private(set) var parsed = 0
  /// The line of the byte there.
  private(set) var line = 1
  private var isAfterReturn = false
  private var isAfterLine = true

  /// How many lines there are up to here.
  var lines: Int { isAfterLine ? line - 1 : line }

  init(_ text: XMLText) { self.text = text }

  /// Goes on to a place in the parser's UTF-8.
  mutating func advance(toParsed target: Int, in window: borrowing ByteWindow) {
    guard let table = text.table else {
      return advance(toSource: source + target - parsed, in: window)
    }
    var place = source
    var parsed = parsed
    while parsed < target, place < window.end {
      parsed += Self.length(of: window[place], table)
      place += 1
    }
    advance(toSource: place, in: window)
  }

  /// Goes on to a place in the source.
  mutating func advance(toSource target: Int, in window: borrowing ByteWindow) {
    guard target > source else { return }
    line += window.lineFeeds(in: source..<target)
    // A line feed behind a carriage return belongs to it.
    var next = source
    if isAfterReturn, window[source] == 0x0A { line -= 1 }
    while let found = window.firstIndex(of: 0x0D, in: next..<target) {
      line += 1
      next = found + 1
      if next < target, window[next] == 0x0A { line -= 1 }
    }
    isAfterReturn = window[target - 1] == 0x0D
    isAfterLine = isAfterReturn || window[target - 1] == 0x0A
    if let table = text.table {
      for place in source..<target { parsed += Self.length(of: window[place], table) }
    } else {
      parsed += target - source
    }
    source = target
  }

  /// How many bytes of UTF-8 a byte becomes.
  private static func length(of byte: UInt8, _ table: ByteTable) -> Int {
    max(1, Int(table.packed[Int(byte)] >> 24))
  }
}
