import Rehearsal
import Testing

@Suite struct MeaningTests {
  @Test func `every meaning is found by its own words and no two by the same`() {
    #expect(Set(Meaning.all.map(\.words)).count == Meaning.all.count)
    for meaning in Meaning.all {
      let words = meaning.words.replacing("LIST", with: "some_list")
      let found = Meaning.named(words)
      #expect(found?.meaning == meaning, "\(meaning.words)")
      #expect(found?.list == (meaning.takesList ? "some_list" : nil), "\(meaning.words)")
    }
  }

  @Test(arguments: ["", "nhs number", "code of", "code of two lists", "LIST", "key"])
  func `words that are no meaning are not guessed at`(words: String) {
    #expect(Meaning.named(words) == nil)
  }

  @Test func `every meaning has one line for its page`() {
    for meaning in Meaning.all {
      #expect(!meaning.about.isEmpty && !meaning.about.hasSuffix("."), "\(meaning.words)")
    }
  }
}
