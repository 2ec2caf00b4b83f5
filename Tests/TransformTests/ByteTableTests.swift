import Testing
import Transform

@Suite struct ByteTableTests {
  /// Texts of every length up to 40, each beside one that differs from it in its last byte.
  private static let texts = (1...40).flatMap { length in
    ["a", "b"].map { String(repeating: "x", count: length - 1) + $0 }
  }

  @Test func `a text is found at its position, with spaces around it or without`() {
    let table = ByteTable(Self.texts)
    #expect(table.count == Self.texts.count)
    for (position, text) in Self.texts.enumerated() {
      #expect(Self.position(of: text, in: table) == position)
      #expect(Self.position(of: "  \(text) ", in: table) == position)
    }
  }

  @Test func `a text that differs in one byte anywhere is another`() {
    let text = "Any other mixed background"
    let table = ByteTable([text])
    for position in 0..<text.utf8.count {
      var other = Array(text.utf8)
      other[position] ^= 1
      #expect(Self.position(of: String(decoding: other, as: UTF8.self), in: table) == nil)
    }
    #expect(Self.position(of: String(text.dropLast()), in: table) == nil)
    #expect(Self.position(of: text + text, in: table) == nil)
  }

  @Test func `of equal texts the first is found`() {
    let table = ByteTable(["Single", "Married", "Single"])
    #expect(Self.position(of: "Single", in: table) == 0)
  }

  @Test(arguments: ["C9", "CONSULTANT"])
  func `codes that differ only at their ends are spread over the table`(prefix: String) {
    let codes = (100_000..<102_000).map { "\(prefix)\($0)" }
    #expect(codes.allSatisfy { $0.utf8.count % 8 == 0 })
    let slots = Set(
      codes.map { code in
        let bytes = code.utf8.span
        return ByteTable.hash(bytes, 0..<bytes.count) & 4095
      })
    // By chance 1,580 of the 4,096.
    #expect(slots.count > 1_400)
  }

  private static func position(of text: String, in table: ByteTable) -> Int? {
    table.index(of: text.utf8.span)
  }
}
