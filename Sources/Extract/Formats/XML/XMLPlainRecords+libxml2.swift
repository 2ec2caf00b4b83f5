import CXML2
import Glibc

/// Reads plain records without libxml2, and calls the sink as libxml2 would.
///
/// Plain is a record whose tags have no attributes and whose text has no references: nothing in it can
/// mean anything but itself. Whatever else a record has, and all that stands around the records, is
/// left to libxml2.
///
/// Belongs to one parser, whose names it knows.
struct XMLPlainRecords: ~Copyable {
  /// Why no more records were read.
  enum Stop: Error {
    /// What comes next is no plain record.
    case notPlain
    /// The bytes end before it does.
    case incomplete
  }

  /// What a byte is in a text.
  private enum Class {
    static let text: UInt8 = 0
    static let tag: UInt8 = 1
    static let bracket: UInt8 = 2
    /// Part of a line end, which libxml2 makes a line feed.
    static let carriageReturn: UInt8 = 3
    /// Of more than ASCII.
    static let wide: UInt8 = 4
    /// The beginning of a reference, or no character of XML.
    static let other: UInt8 = 5
  }

  private var names: XMLPlainNames
  /// The open elements of a record, by name.
  // SAFETY: owned by this value, as `classes`; freed in `deinit`.
  private let open: UnsafeMutablePointer<Int>
  private let classes: UnsafeMutablePointer<UInt8>

  /// - Parameters:
  ///   - dictionary: That of the parser.
  ///   - depth: How many elements can stand in one another.
  init(_ dictionary: xmlDictPtr, depth: Int) {
    names = XMLPlainNames(dictionary)
    open = .allocate(capacity: depth + 1)
    classes = .allocate(capacity: 256)
    for byte in 0..<256 {
      classes[byte] =
        switch UInt8(byte) {
        case UInt8(ascii: "<"): Class.tag
        case UInt8(ascii: "]"): Class.bracket
        case 0x0D: Class.carriageReturn
        case 0x09, 0x0A: Class.text
        case UInt8(ascii: "&"), ..<0x20: Class.other
        case 0x80...: Class.wide
        default: Class.text
        }
    }
  }

  deinit {
    open.deallocate()
    classes.deallocate()
  }

  // MARK: Records

  /// Reads records that follow one another.
  ///
  /// - Parameters:
  ///   - bytes: Begins between two records.
  ///   - offset: Where they begin, in the parser's UTF-8.
  ///   - sink: What the records are put into.
  /// - Returns: How many bytes were read, up to the end of a record, and why no more.
  mutating func read(
    _ bytes: Span<UInt8>, offset: Int, into sink: XMLSinkPointer
  ) -> (count: Int, stop: Stop) {
    guard names.resolve(inside: sink.pointee.opening) else { return (0, .notPlain) }
    return bytes.withUnsafeBufferPointer { buffer in
      // SAFETY: the sink forgets the bytes before they go.
      guard let base = buffer.baseAddress else { return (0, .incomplete) }
      sink.pointee.plain = XMLSink.Plain(base: base, offset: offset, here: base)
      defer { sink.pointee.plain = nil }
      let bytes = XMLPlainBytes(base: base, count: buffer.count)
      var end = 0
      while true {
        let before = sink.pointee.lastOutside
        var place = Place(here: end)
        if let stop = readRecord(&place, bytes, sink) {
          sink.pointee.forgetRecord(lastOutside: before)
          return (end, stop)
        }
        end = place.here
      }
    }
  }

  /// How far a record was read.
  private struct Place {
    var here: Int
    /// How many elements stand open.
    var level = 0
    /// The last tag, as the names count it.
    var last: Int?
    /// Whether there is more than ASCII in it.
    var isWide = false
  }

  /// Reads one record, with the white space before it.
  ///
  /// - Returns: `nil` when it is read.
  private mutating func readRecord(
    _ place: inout Place, _ bytes: XMLPlainBytes, _ sink: XMLSinkPointer
  ) -> Stop? {
    repeat {
      if let stop = readText(&place, bytes, sink) { return stop }
      guard place.here + 1 < bytes.count else { return .incomplete }
      let isEnd = bytes[place.here + 1] == UInt8(ascii: "/")
      let stop = isEnd ? readEndTag(&place, bytes, sink) : readStartTag(&place, bytes, sink)
      if let stop { return stop }
      // What is wrong in a record is found by libxml2, too.
      guard sink.pointee.fault == nil else { return .notPlain }
    } while place.level > 0
    return nil
  }

  /// Reads up to a tag.
  @inline(__always)
  private func readText(
    _ place: inout Place, _ bytes: XMLPlainBytes, _ sink: XMLSinkPointer
  ) -> Stop? {
    let start = place.here
    var here = start
    loop: while true {
      guard here < bytes.count else { return .incomplete }
      switch classes[Int(bytes[here])] {
      case Class.text:
        here &+= 1
        while bytes.hasBlanks(at: here) { here &+= 8 }
      case Class.tag: break loop
      case Class.wide:
        place.isWide = true
        here &+= 1
      case Class.bracket:
        guard here + 2 < bytes.count else { return .incomplete }
        if bytes[here + 1] == UInt8(ascii: "]"), bytes[here + 2] == UInt8(ascii: ">") {
          return .notPlain
        }
        here &+= 1
      case Class.carriageReturn where sink.pointee.openTexts == 0: here &+= 1
      default: return .notPlain
      }
    }
    if place.level == 0 {
      for index in start..<here where !Self.isSpace(bytes[index]) { return .notPlain }
    } else if sink.pointee.openTexts > 0, here > start {
      sink.pointee.append(bytes.base + start, here - start)
    }
    place.here = here
    return nil
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  private mutating func readStartTag(
    _ place: inout Place, _ bytes: XMLPlainBytes, _ sink: XMLSinkPointer
  ) -> Stop? {
    let number: Int
    switch names.next(behind: place.last, at: place.here + 1, bytes) {
    case .success(let found): number = found
    case .failure(let stop): return stop
    }
    let name = names[number]
    place.here += 1 + name.length
    let isEmpty = bytes[place.here] == UInt8(ascii: "/")
    if isEmpty {
      guard place.here + 1 < bytes.count else { return .incomplete }
      guard bytes[place.here + 1] == UInt8(ascii: ">") else { return .notPlain }
    }
    guard mayStart(name, isEmpty: isEmpty, at: place.level, sink) else { return .notPlain }
    sink.pointee.plain?.here = bytes.base + place.here
    started(sink, name.local, name.namespace, 0, nil)
    // An element that only looks like a record.
    guard sink.pointee.isInRecord else { return .notPlain }
    place.last = XMLPlainNames.tag(number, isEnd: isEmpty)
    place.here += isEmpty ? 2 : 1
    guard isEmpty else {
      open[place.level] = number
      place.level += 1
      return nil
    }
    sink.pointee.plain?.here = bytes.base + place.here
    ended(sink)
    return nil
  }

  /// Whether an element is the record's own at the first level, and no record in it.
  @inline(__always)
  private func mayStart(
    _ name: XMLPlainNames.Name, isEmpty: Bool, at level: Int, _ sink: XMLSinkPointer
  ) -> Bool {
    guard sink.pointee.depth < sink.pointee.limits.depth else { return false }
    switch level {
    case 0: return !isEmpty && name.buffer.elementsEqual(sink.pointee.recordName)
    case 1: return !sink.pointee.isRecord(name.local, name.namespace)
    default: return true
    }
  }

  private mutating func readEndTag(
    _ place: inout Place, _ bytes: XMLPlainBytes, _ sink: XMLSinkPointer
  ) -> Stop? {
    guard place.level > 0 else { return .notPlain }
    let number = open[place.level - 1]
    let end = place.here + 2 + names[number].length
    guard end < bytes.count else { return .incomplete }
    guard bytes.has(names[number].bytes, names[number].length, at: place.here + 2),
      bytes[end] == UInt8(ascii: ">")
    else { return .notPlain }
    place.here = end + 1
    place.level -= 1
    place.last = XMLPlainNames.tag(number, isEnd: true)
    if place.level == 0, !mayEnd(place, bytes, sink) { return .notPlain }
    sink.pointee.plain?.here = bytes.base + place.here
    ended(sink)
    return nil
  }

  /// Whether nothing is wrong with the record as a whole.
  private func mayEnd(_ place: Place, _ bytes: XMLPlainBytes, _ sink: XMLSinkPointer) -> Bool {
    guard let plain = sink.pointee.plain else { return false }
    let start = sink.pointee.recordStart - plain.offset
    let length = place.here - start
    return length <= sink.pointee.limits.recordBytes
      && (!place.isWide
        || Self.isText(UnsafeBufferPointer(start: bytes.base + start, count: length)))
  }

  /// Whether the bytes are UTF-8, and no character of them is one that XML has not.
  private static func isText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard (try? UTF8Span(validating: bytes.span)) != nil else { return false }
    // U+FFFE and U+FFFF; in UTF-8, two more bytes follow.
    return bytes.indices.allSatisfy {
      bytes[$0] != 0xEF || bytes[$0 + 1] != 0xBF || bytes[$0 + 2] < 0xBE
    }
  }
}

extension XMLSink {
  /// Where a record is read without libxml2.
  struct Plain {
    let base: UnsafePointer<UInt8>
    /// That of `base` in the parser's UTF-8.
    let offset: Int
    /// As libxml2's own place when it calls: behind the attributes of a start tag, or behind an end
    /// tag.
    var here: UnsafePointer<UInt8>
  }

  /// Whether a name is that of the records.
  @inline(__always)
  func isRecord(_ local: UnsafePointer<UInt8>?, _ namespace: UnsafePointer<UInt8>?) -> Bool {
    recordPath[recordDepth - 1].name.fits(local, namespace)
  }

  /// Whether a record of the known name may come next.
  var isBetweenRecords: Bool {
    !isInRecord && fault == nil && !recordName.isEmpty && depth == recordDepth - 1
      && matched == depth && openTags.count == depth
  }

  /// Takes back what was read of a record, which then is read from its beginning.
  mutating func forgetRecord(lastOutside: Int) {
    isInRecord = false
    used = textStart
    (level, skipped, openTexts) = (0, 0, 0)
    (fault, nested) = (nil, nil)
    (depth, matched) = (recordDepth - 1, recordDepth - 1)
    self.lastOutside = lastOutside
  }
}
