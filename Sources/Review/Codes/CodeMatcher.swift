import Foundation

/// Finds the code that a value most likely means, and says why.
struct CodeMatcher {
  typealias Candidate = CodeSuggestions.Candidate

  private let candidates: [Candidate]
  private let words: [(candidate: Candidate, words: Set<String>)]

  init(_ candidates: [Candidate]) {
    self.candidates = candidates
    words = candidates.map { ($0, Self.words(of: $0.text)) }
  }

  /// - Returns: `nil` where nothing fits, or two codes fit equally well.
  func match(_ value: String) -> (candidate: Candidate, why: String)? {
    let capitals = value.uppercased()
    if let found = candidates.first(where: { $0.code.uppercased() == capitals }) {
      return (found, "the code itself of \(found.origin)")
    }
    if let found = candidates.first(where: {
      Self.withoutZeros($0.code) == Self.withoutZeros(value)
    }),
      Int(value) != nil
    {
      return (found, "the code of \(found.origin) but for leading zeros")
    }
    return matchLetter(capitals) ?? matchWords(value)
  }

  /// One letter with which one text alone begins: M for Male.
  private func matchLetter(_ value: String) -> (candidate: Candidate, why: String)? {
    guard value.count == 1, value.first?.isLetter == true else { return nil }
    let beginning = candidates.filter { $0.text.uppercased().hasPrefix(value) }
    guard let found = beginning.first, Set(beginning.map(\.code)).count == 1 else { return nil }
    return (found, "the first letter of the text of \(found.code) of \(found.origin)")
  }

  /// All words the same, in any order; or else all words of the value in one text alone.
  private func matchWords(_ value: String) -> (candidate: Candidate, why: String)? {
    let wanted = Self.words(of: value)
    guard !wanted.isEmpty, wanted.contains(where: { $0.count > 2 }) else { return nil }
    let equal = words.filter { $0.words == wanted }.map(\.candidate)
    if let found = equal.first, Set(equal.map(\.code)).count == 1 {
      return (found, "the same words as \(found.code) of \(found.origin)")
    }
    let holding = words.filter { $0.words.isSuperset(of: wanted) }.map(\.candidate)
    guard let found = holding.first, Set(holding.map(\.code)).count == 1 else { return nil }
    return (found, "its words are in the text of \(found.code) of \(found.origin)")
  }

  /// In small letters, without accents and small words.
  static func words(of text: String) -> Set<String> {
    let plain = text.folding(options: .diacriticInsensitive, locale: nil).lowercased()
    let words = plain.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return Set(words).subtracting(["the", "of", "a", "an", "and", "or", "in", "to", "by", "for"])
  }

  private static func withoutZeros(_ text: String) -> Substring {
    text.drop { $0 == "0" }
  }
}
