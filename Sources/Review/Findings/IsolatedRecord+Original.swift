import Extract
package import Pages

extension IsolatedRecord {
  /// The original with its faulty cells marked.
  ///
  /// A record that could not be split has no cells to mark: it is shown whole.
  ///
  /// - Parameters:
  ///   - reveal: Whether values are shown as they are.
  ///   - withheld: Where values stand that are shown to nobody.
  /// - Returns: `nil` where the bytes were not kept.
  package func originalText(reveal: Bool, withheld: [Range<Int>] = []) -> OriginalText? {
    original.map { bytes in
      OriginalText(
        bytes, characters: encoding.characters, marks: faults.compactMap(\.bytes),
        withheld: withheld, masked: !reveal)
    }
  }

  /// What stands where a fault says; `nil` where it names no place, or the place is empty or withheld.
  package func value(
    at fault: IsolatedFault, reveal: Bool, withheld: [Range<Int>] = []
  ) -> OriginalText? {
    guard let original, let range = fault.bytes, !range.isEmpty, range.upperBound <= original.count,
      !withheld.contains(where: { $0.overlaps(range) })
    else { return nil }
    return OriginalText(
      Array(original[range]), characters: encoding.characters, masked: !reveal)
  }

  /// The key as a person may see it.
  package func keyInWords(reveal: Bool) -> String? {
    legacyKey.map { OriginalText(Array($0.utf8), masked: !reveal).plain }
  }
}
