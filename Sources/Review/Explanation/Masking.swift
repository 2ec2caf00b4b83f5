import Pages

/// Whether the values of a patient are shown: letters as A and digits as 9 where they are not.
package struct Masking: Sendable, Hashable {
  package var reveal: Bool

  package init(reveal: Bool) { self.reveal = reveal }

  package func shown(_ text: String) -> String {
    reveal ? text : OriginalText(Array(text.utf8), masked: true).plain
  }
}
