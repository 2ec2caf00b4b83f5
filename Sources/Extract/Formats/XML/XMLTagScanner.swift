/// The tags of well-formed XML, one after another, by their text alone.
///
/// What stands in comments, instructions and CDATA is passed over.
struct XMLTagScanner {
  /// A start tag.
  struct Tag {
    /// As the document writes it.
    let name: String
    let attributes: [(name: String, value: Range<Int>, text: String)]
    /// Behind its `>`.
    let end: Int
    /// Whether the element ends with its start tag.
    let isEmpty: Bool
  }

  enum Token {
    case start(Tag)
    /// An end tag begins here.
    case end(Int)
  }

  private let bytes: [UInt8]
  /// The bytes as ASCII; what is not, is 80 (hexadecimal).
  private let ascii: [UInt8]
  private let encoding: TextEncoding
  private var index = 0

  init(_ bytes: [UInt8], _ encoding: TextEncoding) {
    self.bytes = bytes
    self.encoding = encoding
    ascii =
      encoding.table.map { table in
        bytes.map { byte in
          let packed = table.packed[Int(byte)]
          return packed >> 24 == 1 ? UInt8(truncatingIfNeeded: packed) : 0x80
        }
      } ?? bytes.map { min($0, 0x80) }
  }

  /// The next tag; `nil` at the end, or where the text is none that a parser would take.
  mutating func next() -> Token? {
    while let start = ascii[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = start + 1
      if takes("!--") {
        guard skip(past: "-->") else { return nil }
      } else if takes("![CDATA[") {
        guard skip(past: "]]>") else { return nil }
      } else if takes("?") {
        guard skip(past: "?>") else { return nil }
      } else if takes("/") {
        return skip(past: ">") ? .end(start) : nil
      } else {
        return tag().map { .start($0) }
      }
    }
    return nil
  }

  private func takes(_ text: String) -> Bool { ascii[index...].starts(with: text.utf8) }

  private mutating func skip(past text: String) -> Bool {
    while index < ascii.count {
      if takes(text) {
        index += text.utf8.count
        return true
      }
      index += 1
    }
    return false
  }

  private mutating func tag() -> Tag? {
    let name = word()
    var attributes: [(name: String, value: Range<Int>, text: String)] = []
    while index < ascii.count {
      switch ascii[index] {
      case UInt8(ascii: ">"):
        index += 1
        return Tag(name: name, attributes: attributes, end: index, isEmpty: false)
      case UInt8(ascii: "/"):
        return skip(past: ">")
          ? Tag(name: name, attributes: attributes, end: index, isEmpty: true) : nil
      case ...0x20: index += 1
      default:
        let name = word()
        guard let value = value() else { return nil }
        attributes.append((name, value, encoding.text(of: bytes[value])))
      }
    }
    return nil
  }

  private mutating func word() -> String {
    let start = index
    while index < ascii.count, !" \t\r\n/>=".utf8.contains(ascii[index]) { index += 1 }
    return encoding.text(of: bytes[start..<index])
  }

  /// What stands between the quotes behind an attribute's name.
  private mutating func value() -> Range<Int>? {
    while index < ascii.count, !"\"'".utf8.contains(ascii[index]) { index += 1 }
    guard index < ascii.count else { return nil }
    let quote = ascii[index]
    index += 1
    let start = index
    guard let end = ascii[start...].firstIndex(of: quote) else { return nil }
    index = end + 1
    return start..<end
  }
}

extension XMLTagScanner.Tag {
  /// The namespaces that hold inside the element, by prefix; the default one by the empty prefix.
  func namespaces(inside outer: [String: String]) -> [String: String] {
    var namespaces = outer
    for attribute in attributes {
      if attribute.name == "xmlns" {
        namespaces[""] = attribute.text
      } else if attribute.name.hasPrefix("xmlns:") {
        namespaces[String(attribute.name.dropFirst(6))] = attribute.text
      }
    }
    return namespaces
  }

  func name(_ namespaces: [String: String]) -> XMLPath.Name {
    Self.meaning(of: name, namespaces, otherwise: namespaces[""])
  }

  func value(of attribute: XMLPath.Name, _ namespaces: [String: String]) -> Range<Int>? {
    find(attribute, namespaces)?.value
  }

  /// The value of an attribute as the document writes it.
  func text(of attribute: XMLPath.Name, _ namespaces: [String: String]) -> String? {
    find(attribute, namespaces)?.text
  }

  private func find(
    _ attribute: XMLPath.Name, _ namespaces: [String: String]
  ) -> (name: String, value: Range<Int>, text: String)? {
    // An attribute without a prefix is in no namespace.
    attributes.first { Self.meaning(of: $0.name, namespaces, otherwise: nil) == attribute }
  }

  private static func meaning(
    of name: String, _ namespaces: [String: String], otherwise: String?
  ) -> XMLPath.Name {
    guard let colon = name.firstIndex(of: ":") else {
      return XMLPath.Name(name, namespace: otherwise.flatMap { $0.isEmpty ? nil : $0 })
    }
    let prefix = String(name[..<colon])
    let xml = "http://www.w3.org/XML/1998/namespace"
    return XMLPath.Name(
      String(name[name.index(after: colon)...]),
      namespace: prefix == "xml" ? xml : namespaces[prefix])
  }
}
