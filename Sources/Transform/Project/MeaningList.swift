import Diagnostics

/// What `means:` of a layout may say; the list itself belongs to what invents exports.
package struct MeaningList: Sendable {
  /// All of them; `LIST` at the end stands for the name of a code table or crosswalk.
  package let words: [String]
  private let isKnown: @Sendable (String) -> Bool

  package init(_ words: [String], isKnown: @escaping @Sendable (String) -> Bool) {
    self.words = words
    self.isKnown = isKnown
  }

  func contains(_ meaning: String) -> Bool { isKnown(meaning) }

  /// The code table or crosswalk that a meaning names.
  func list(of meaning: String) -> String? {
    guard !words.contains(meaning) else { return nil }
    for word in words where word.hasSuffix(" LIST") {
      let stem = word.dropLast("LIST".count)
      if meaning.hasPrefix(stem) { return String(meaning.dropFirst(stem.count)) }
    }
    return nil
  }

  /// The one that was most likely meant, with the list that was named.
  func nearest(to meaning: String) -> Remedy {
    let last = meaning.split(separator: " ").last.map(String.init) ?? ""
    return .nearest(
      to: meaning,
      in: words.map { $0.hasSuffix(" LIST") ? $0.dropLast("LIST".count) + last : $0 },
      otherwise: "`migrate reference means` lists them all")
  }
}
