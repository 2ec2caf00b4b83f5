import Foundation
import Pages
import Testing

/// Cards that a page carries as lines of JSON.
@Suite struct CompactCardsTests {
  static func card(_ number: Int) -> RejectCard {
    var card = RejectCard(
      anchor: "card-0-\(number)", heading: "PMI.csv, record \(number) (line \(number + 1))",
      faults: [
        .init(
          code: "MIG2002 DATE_INVALID", sentence: "The date </script> does not exist",
          column: "DOB", value: OriginalText(Array("31/02".utf8), masked: true),
          expected: "dd/MM/yyyy", action: "Correct it", candidates: ["Perhaps 30/02"])
      ],
      originalNote: "note \(number)", facts: [("Reject", "id\(number)")], reason: "DATE_INVALID",
      team: "PMI")
    card.original = OriginalText(
      Array("A,<b>\u{0}\"31 02\"\n".utf8), marks: [6..<11], masked: false)
    return card
  }

  /// The elements of JSON that a piece of a page has.
  private static func json(_ html: String) throws -> [NSArray] {
    try html.matches(of: /<script type="application\/json"[^>]*>([^<]*)<\/script>/).map { match in
      let data = Data(match.output.1.utf8)
      return try #require(JSONSerialization.jsonObject(with: data) as? NSArray)
    }
  }

  @Test func `every card is there, and nothing in it ends its element`() throws {
    var compact = CompactCards()
    let block = compact.block((0..<3).map(Self.card))
    let lists = try Self.json(block.html)
    let cards = try #require(lists.first)
    #expect(lists.count == 1 && cards.count == 3)
    let last = try #require(cards[2] as? NSArray)
    #expect(last[0] as? String == "PMI.csv, record 2 (line 3)")
    #expect(last.count == 12)
    #expect(block.html.split(separator: "</script>").count == 2)
  }

  @Test func `what many cards share is there once`() throws {
    var compact = CompactCards()
    let block = compact.block((0..<200).map(Self.card))
    let texts = try #require(try Self.json(compact.shared.html).first as? [String])
    #expect(texts.first == "")
    #expect(texts.count { $0 == "The date </script> does not exist" } == 1)
    #expect(!block.html.contains("does not exist"))
    let all = try #require(try Self.json(block.html).first)
    for card in all {
      let fault = try #require(((card as? NSArray)?[2] as? NSArray)?[0] as? NSArray)
      let number = try #require(fault[1] as? Int)
      #expect(texts[number] == "The date </script> does not exist")
    }
  }

  @Test func `an original keeps its kinds and its mark`() throws {
    var compact = CompactCards()
    let cards = try #require(try Self.json(compact.block([Self.card(1)]).html).first)
    let original = try #require((cards[0] as? NSArray)?[6] as? String)
    #expect(
      original
        == "\u{E000}A,<b>\u{E002}‹NUL›\u{E008}\"31\u{E009}·\u{E008}0\u{E000}2\"\u{E003}‹LF›\n")
  }
}
