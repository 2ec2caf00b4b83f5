import CXML2

/// The names of the elements of one document, as it writes them, with what libxml2 would call them.
///
/// They hold where the same elements stand open.
struct XMLPlainNames: ~Copyable {
  struct Name {
    // SAFETY: owned by the names; freed in `deinit`, and when they are forgotten.
    let bytes: UnsafeMutablePointer<UInt8>
    let length: Int
    /// libxml2's own, which live as long as its dictionary.
    let local: UnsafePointer<UInt8>?
    let namespace: UnsafePointer<UInt8>?

    var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: bytes, count: length) }
  }

  /// They are looked for one by one: a record with a name beyond so many, or with one that is longer
  /// than this, is left to libxml2.
  private static let mostNames = 512
  private static let longestName = 1000

  private let dictionary: xmlDictPtr
  /// The start tags around the records.
  private var opening: [UInt8] = []
  /// By prefix; `nil` where it takes a parser to read them.
  private var namespaces: [String: String]?
  private var names: [Name] = []
  /// For each tag, by its name and whether it ends an element, the name of the start tag that came
  /// behind it last: documents repeat themselves.
  private var followers: [Int] = []

  /// - Parameter dictionary: That of the parser.
  init(_ dictionary: xmlDictPtr) { self.dictionary = dictionary }

  deinit { for name in names { name.bytes.deallocate() } }

  subscript(number: Int) -> Name {
    @inline(__always) get { names[number] }
  }

  /// The tag that begins, or ends, an element of a name.
  static func tag(_ number: Int, isEnd: Bool) -> Int { isEnd ? 2 * number + 1 : 2 * number }

  /// Forgets the names where other elements stand open than before.
  ///
  /// - Returns: Whether names can be told there without a parser.
  mutating func resolve(inside tags: [UInt8]) -> Bool {
    guard opening != tags else { return namespaces != nil }
    opening = tags
    for name in names { name.bytes.deallocate() }
    names = []
    followers = []
    namespaces = Self.namespaces(inside: tags)
    return namespaces != nil
  }

  private static func namespaces(inside tags: [UInt8]) -> [String: String]? {
    var scanner = XMLTagScanner(tags, .utf8)
    var namespaces: [String: String] = [:]
    while let token = scanner.next() {
      guard case .start(let tag) = token else { return nil }
      namespaces = tag.namespaces(inside: namespaces)
    }
    return namespaces.allSatisfy(isPlain) ? namespaces : nil
  }

  /// Whether a declaration means what it says, and says it in printable ASCII.
  private static func isPlain(_ prefix: String, _ name: String) -> Bool {
    let isText = { (text: String) in
      text.utf8.allSatisfy { 0x21..<0x7F ~= $0 && $0 != UInt8(ascii: "&") }
    }
    return !prefix.hasPrefix("xml") && (prefix.isEmpty || !name.isEmpty)
      && !reserved.contains(name) && isText(prefix) && isText(name)
  }

  /// No document may give them a prefix (Namespaces in XML 1.0, 3).
  private static let reserved = [
    "http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/",
  ]

  /// The name of the start tag behind another tag, found where it came last, or anew.
  ///
  /// - Parameters:
  ///   - tag: The other tag; `nil` at the beginning of a record.
  ///   - start: Where the name begins.
  ///   - bytes: The document.
  /// - Returns: Its number, or why there is none.
  @inline(__always)
  mutating func next(
    behind tag: Int?, at start: Int, _ bytes: XMLPlainBytes
  ) -> Result<Int, XMLPlainRecords.Stop> {
    guard let tag else { return find(at: start, bytes) }
    let expected = followers[tag]
    if expected >= 0, fits(expected, at: start, bytes) { return .success(expected) }
    let found = find(at: start, bytes)
    if case .success(let number) = found { followers[tag] = number }
    return found
  }

  /// Finds the name of a start tag, which must end behind it.
  ///
  /// - Returns: Its number, or why there is none.
  private mutating func find(
    at start: Int, _ bytes: XMLPlainBytes
  ) -> Result<Int, XMLPlainRecords.Stop> {
    var end = start
    while end < bytes.count, Self.isOfName(bytes[end]) { end += 1 }
    guard end < bytes.count else { return .failure(.incomplete) }
    guard bytes.hasTagEnd(at: end) else { return .failure(.notPlain) }
    for number in names.indices where fits(number, at: start, bytes) { return .success(number) }
    let new = add(UnsafeBufferPointer(start: bytes.base + start, count: end - start))
    return new.map { .success($0) } ?? .failure(.notPlain)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: ":"):
      true
    default: false
    }
  }

  private static func canBegin(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return isOfName(byte) && !(UInt8(ascii: "-")...UInt8(ascii: ":") ~= byte)
  }

  /// - Returns: `nil` where libxml2 would find something wrong with it.
  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard names.count < Self.mostNames, bytes.count <= Self.longestName, let namespaces else {
      return nil
    }
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ Self.canBegin($0.first) }) else { return nil }
    let prefix = parts.count == 2 ? String(decoding: parts[0], as: UTF8.self) : ""
    guard prefix.isEmpty || namespaces[prefix] != nil else { return nil }
    // A dictionary can be full.
    guard let local = known(Array(parts[parts.count - 1])) else { return nil }
    var namespace: UnsafePointer<UInt8>?
    if let name = namespaces[prefix], !name.isEmpty {
      guard let known = known(Array(name.utf8)) else { return nil }
      namespace = known
    }
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
    for (index, byte) in bytes.enumerated() { (copy + index).initialize(to: byte) }
    names.append(Name(bytes: copy, length: bytes.count, local: local, namespace: namespace))
    followers += [-1, -1]
    return names.count - 1
  }

  /// A text as libxml2 keeps it.
  private func known(_ text: [UInt8]) -> UnsafePointer<UInt8>? {
    xmlDictLookup(dictionary, text, Int32(text.count))
  }

  /// Whether a name stands at a place, and a start tag ends behind it.
  @inline(__always)
  private func fits(_ number: Int, at start: Int, _ bytes: XMLPlainBytes) -> Bool {
    bytes.has(names[number].bytes, names[number].length, at: start)
      && bytes.hasTagEnd(at: start &+ names[number].length)
  }
}
