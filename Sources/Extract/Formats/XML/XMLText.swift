/// How a document is written, as far as the reader must know it: the parser is always given UTF-8.
///
/// UTF-16 has been made UTF-8 before, as for every format.
struct XMLText: Sendable {
  /// What stands for a byte that is no text: a character that no XML document may have.
  static let noText: UInt8 = 0x01

  let encoding: TextEncoding
  /// `nil` where the bytes are UTF-8 already.
  let table: ByteTable?

  init(_ encoding: TextEncoding) {
    self.encoding = encoding
    table = encoding.table
  }

  /// Appends what the bytes spell in UTF-8.
  func decode(_ bytes: Span<UInt8>, by table: ByteTable, into output: inout [UInt8]) {
    for index in bytes.indices {
      var packed = table.packed[Int(bytes[index])]
      if packed == 0 { packed = 1 << 24 | UInt32(Self.noText) }
      for _ in 0..<packed >> 24 {
        output.append(UInt8(truncatingIfNeeded: packed))
        packed >>= 8
      }
    }
  }

  /// The bytes of a name, to look for it in the document; none where it cannot stand there.
  func bytes(of text: String) -> [UInt8] { encoding.ofRecords.bytes(of: text) ?? [] }
}

extension TextEncoding {
  /// What a document says of itself: by its mark, by the form of its first bytes, or by its
  /// declaration.
  struct OfDocument {
    /// As the document has it.
    var name: String
    /// `nil` for an encoding that is not known here, or that the bytes belie.
    var encoding: TextEncoding?
    /// The bytes of a mark that is no part of the text.
    var markLength = 0

    init(name: String, _ encoding: TextEncoding?, markLength: Int = 0) {
      self.name = name
      self.encoding = encoding
      self.markLength = markLength
    }

    /// Looks at the first bytes of a document, of which a few hundred are enough.
    init(head: [UInt8]) {
      if head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0xFF, 0xFE]) {
        self.init(name: "UTF-16", .utf16)
      } else if head.starts(with: [0xEF, 0xBB, 0xBF]) {
        self.init(name: "UTF-8", .utf8, markLength: 3)
      } else if head.starts(with: [0x4C, 0x6F, 0xA7, 0x94]) {
        // `<?xm`; which of the code pages it is cannot be seen.
        self.init(name: "EBCDIC", nil)
      } else if head.starts(with: [0, 0, 0, 0x3C]) || head.starts(with: [0x3C, 0, 0, 0]) {
        self.init(name: "UTF-32", nil)
      } else if head.starts(with: [0x00, 0x3C]) {
        self.init(name: "UTF-16BE", .utf16BigEndian)
      } else if head.starts(with: [0x3C, 0x00]) {
        self.init(name: "UTF-16LE", .utf16LittleEndian)
      } else {
        let name = Self.declared(in: head) ?? "UTF-8"
        self.init(name: name, Self.encoding(declared: name.lowercased()))
      }
    }

    private static func encoding(declared name: String) -> TextEncoding? {
      switch name {
      case "utf8", "us-ascii", "ascii": return .utf8
      case "cp1252": return .windows1252
      case "latin1": return .latin1
      default:
        let known = TextEncoding(rawValue: name)
        // Bytes that spell out the declaration one by one are neither UTF-16 nor EBCDIC.
        guard let known, !known.isUTF16, known.isASCIIBased else { return nil }
        return known
      }
    }

    /// The encoding in `<?xml version="1.0" encoding="…"?>`.
    private static func declared(in head: [UInt8]) -> String? {
      guard head.starts(with: Array("<?xml".utf8)) else { return nil }
      let text = String(decoding: head.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
      return text.firstMatch(of: /\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/).map {
        String($0.output.1)
      }
    }
  }
}
