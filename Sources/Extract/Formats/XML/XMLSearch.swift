/// Finds where a document can be taken up again behind a fault: by the text of its tags alone.
struct XMLSearch {
  /// What stands at a `<`.
  enum Tag {
    case recordStart
    case recordEnd
    case parentEnd
  }

  /// Names that are longer than this are none that are looked for.
  static let longestName = 1024

  let text: XMLText
  /// The record's name as the document writes it; `nil` while no record was read: then any prefix
  /// will do.
  private let record: [UInt8]?
  private let local: [UInt8]
  private let parent: [UInt8]?

  /// - Parameters:
  ///   - text: How the document is written.
  ///   - record: The record's name as the document writes it, in UTF-8; empty where unknown.
  ///   - local: Its name without prefix.
  ///   - parent: The start tag of the element around it, in UTF-8.
  init(_ text: XMLText, record: [UInt8], local: String, parent: [UInt8]?) {
    self.text = text
    self.record = record.isEmpty ? nil : text.bytes(of: String(decoding: record, as: UTF8.self))
    self.local = text.bytes(of: local)
    self.parent = parent.flatMap { tag in
      let name = tag.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
      return text.bytes(of: String(decoding: name, as: UTF8.self))
    }
  }

  /// The next place of an ASCII character.
  func next(
    _ character: Character, in range: Range<Int>, of window: borrowing ByteWindow
  ) -> Int? {
    window.firstIndex(of: text.encoding.ofRecords.byte(of: character), in: range)
  }

  /// The last place of `<` in a range, counted from its beginning.
  func lastTag(in range: Range<Int>, of window: borrowing ByteWindow) -> Int? {
    var found: Int?
    var from = range.lowerBound
    while let place = next("<", in: from..<max(range.upperBound, from), of: window) {
      found = place
      from = place + 1
    }
    return found
  }

  /// What begins at a `<`.
  func tag(at place: Int, in window: borrowing ByteWindow) -> Tag? {
    let encoding = text.encoding.ofRecords
    var place = place + 1
    let isEnd = place < window.end && window[place] == encoding.byte(of: "/")
    if isEnd { place += 1 }
    let ends = [" ", "\t", "\n", "\r", "/", ">"].map { encoding.byte(of: $0) }
    var name: [UInt8] = []
    while place < window.end, !ends.contains(window[place]) {
      guard name.count < Self.longestName else { return nil }
      name.append(window[place])
      place += 1
    }
    if isRecord(name) { return isEnd ? .recordEnd : .recordStart }
    return isEnd && name == parent ? .parentEnd : nil
  }

  private func isRecord(_ name: [UInt8]) -> Bool {
    if let record { return name == record }
    guard let colon = name.lastIndex(of: text.encoding.ofRecords.byte(of: ":")) else {
      return name == local
    }
    return Array(name[(colon + 1)...]) == local
  }
}
