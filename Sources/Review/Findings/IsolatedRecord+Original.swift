import Extract
package import Pages

extension IsolatedRecord {
  /// The original with its faulty cells marked; `nil` where the bytes were not kept.
  ///
  /// A record that could not be split has no cells to mark: it is shown whole.
  package func originalText(reveal: Bool) -> OriginalText? {
    original.map { bytes in
      OriginalText(
        bytes, characters: encoding.characters, marks: faults.compactMap(\.bytes),
        masked: !reveal)
    }
  }

  /// The key as a person may see it.
  package func keyInWords(reveal: Bool) -> String? {
    legacyKey.map { OriginalText(Array($0.utf8), masked: !reveal).plain }
  }
}
