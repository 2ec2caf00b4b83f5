import Testing
import Transform

@Suite struct PhraseTests {
  static let phrases =
    Steps.all.flatMap { $0.reference.examples.map(\.phrase) } + [
      "followed by FORENAME with \" \" between", "or OTHER", "two-digit years after 1925",
      "not after row.birth_date", "its age at most 120 unless DOD is present",
      "not the sentinel \"01/01/1900\" unless DOD is present", "translated by sex",
      "the patient with this key", "matched by crosswalk practices",
      "read as dd/MM/yyyy HH:mm:ss (or dd/MM/yyyy or dd/MM/yy)",
    ]

  @Test(arguments: phrases)
  func `a phrase fits one template and no other`(text: String) throws {
    let found = Phrase.split("A, " + text)
    try #require(found.count >= 2)
    for phrase in found.dropFirst() {
      let fitting = Self.templates(fitting: phrase.tokens)
      #expect(fitting.count == 1, "\(fitting)")
    }
  }

  /// What fits each kind of place, and other words besides.
  private static let fitting = [
    "{n}": "7", "{number}": "-1.5", "{date}": "01/01/1900", "{text}": "\"x\"",
    "{texts}": "\"x\", \"y\"", "{name}": "A", "{words}": "A B",
  ]
  private static let others = [
    "row.field", "whole number", "time", "accents", "characters", "1 place", "A read as B",
  ]

  /// Every template with what fits its places, and with each place in turn filled with all else.
  static let wordings: [String] = Steps.all.flatMap { $0.reference.templates }.flatMap { template in
    let words = template.description.split(separator: " ").map(String.init)
    let natural = words.map { fitting[$0] ?? $0 }
    return [natural]
      + words.indices.filter { fitting[words[$0]] != nil }.flatMap { place in
        (Array(fitting.values) + others).map { filling in
          var wording = natural
          wording[place] = filling
          return wording
        }
      }
  }.map { $0.joined(separator: " ") }

  @Test func `no two templates can match the same words`() {
    var matched: Set<String> = []
    for wording in Set(Self.wordings) {
      let tokens = Phrase.split("A, " + wording).dropFirst()
      guard tokens.count == 1, let phrase = tokens.first else { continue }
      let fitting = Self.templates(fitting: phrase.tokens)
      #expect(fitting.count <= 1, "\(wording): \(fitting)")
      matched.formUnion(fitting)
    }
    // Each template was met in a wording of its own.
    let all = Set(Steps.all.flatMap { $0.reference.templates.map(\.description) })
    #expect(all.subtracting(matched).isEmpty, "\(all.subtracting(matched))")
  }

  private static func templates(fitting tokens: [Token]) -> [String] {
    Steps.all.flatMap { $0.reference.templates }.filter { $0.match(tokens) != nil }
      .map(\.description)
  }

  @Test func `no two templates are the same`() {
    let templates = Steps.all.flatMap { $0.reference.templates }
    #expect(Set(templates).count == templates.count)
  }

  @Test(
    arguments: [
      (
        "DOB, read as dd/MM/yyyy, not in the future",
        ["DOB", "read as dd/MM/yyyy", "not in the future"]
      ),
      ("A, blank if \"UNK\", \".\", trimmed", ["A", "blank if \"UNK\" , \".\"", "trimmed"]),
      ("A, yes if \"Y\", no if \"N\", \"0\"", ["A", "yes if \"Y\" , no if \"N\" , \"0\""]),
      ("A, without \",\"", ["A", "without \",\""]),
      ("A, with \"\"\"\" replaced by \"'\"", ["A", "with \"\"\" replaced by \"'\""]),
      ("the word \"a, b\"", ["the word \"a, b\""]),
      ("A,trimmed", ["A", "trimmed"]),
      ("A", ["A"]),
      ("", [""]),
    ])
  func `a line is split at commas outside quotes`(line: String, expected: [String]) {
    let found = Phrase.split(line).map { phrase in
      phrase.tokens.map { $0.kind == .text ? "\"\($0.text)\"" : $0.text }.joined(separator: " ")
    }
    #expect(found == expected)
  }

  @Test func `each token knows where it begins, in characters`() {
    let tokens = Phrase.tokens(of: "Zoë, without \"é\", trimmed")
    #expect(tokens.map(\.offset) == [0, 3, 5, 13, 16, 18])
  }

  @Test func `a text that does not end fits no phrase`() {
    let phrases = Phrase.split("A, blank if \"UNK, trimmed")
    #expect(phrases.count == 2)
    #expect(Steps.match(phrases[1]) == nil)
  }
}
