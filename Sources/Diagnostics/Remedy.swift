/// What to do about a fault of a project file: in words, and as an edit where there is one.
///
/// Whoever finds the fault knows the word, not the file; the edit is relative to the fault's place
/// until the file turns it into a ``Fix``.
public struct Remedy: Sendable, Hashable {
  public enum Edit: Sendable, Hashable {
    /// Puts a text in the place of so many characters that begin at the fault.
    case replace(Int, with: String)
    /// Puts a text behind the value in which the fault is.
    case append(String)
    /// Takes out the entry, key and value, that begins at the fault.
    case removeEntry
  }

  public let words: String
  public let edit: Edit?

  public init(_ words: String, _ edit: Edit? = nil) {
    self.words = words
    self.edit = edit
  }

  /// The name that a typing mistake most likely meant, or other words where none is close.
  ///
  /// - Parameters:
  ///   - name: The wrong name, as it stands at the fault's place.
  ///   - known: The names that are right there.
  ///   - prefix: What stands before every name and belongs to it: `row.`
  ///   - otherwise: What to do where nothing is close.
  /// - Returns: The question with its edit, or the other words alone.
  public static func nearest(
    to name: String, in known: some Sequence<String>, prefix: String = "",
    otherwise: @autoclosure () -> String
  ) -> Remedy {
    guard let meant = name.likelyMeant(in: known) else { return Remedy(otherwise()) }
    return Remedy(
      "Did you mean '\(prefix)\(meant)'?",
      .replace(prefix.count + name.count, with: prefix + meant))
  }
}
