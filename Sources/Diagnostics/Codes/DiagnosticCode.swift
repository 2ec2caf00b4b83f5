/// The kind of a fault: a line of the one registry.
///
/// Texts are written out, never computed, and never reused after a release. `MAP` is what somebody
/// wrote, found before a record is read; `MIG` is what happened in a run.
public struct DiagnosticCode: Sendable, Hashable, CustomStringConvertible {
  /// `MAP101`, `MIG1006`.
  public let description: String
  public let severity: Severity
  /// A few words: the heading of its page.
  public let title: String
  /// What it means and why it matters: the body of its page.
  public let meaning: String
  /// What to do, in general; a diagnostic's own remedy is for its own case.
  public let action: String

  init(
    _ description: String, _ title: String, severity: Severity = .error, meaning: String,
    action: String
  ) {
    self.description = description
    self.title = title
    self.severity = severity
    self.meaning = meaning
    self.action = action
  }

  public static func == (left: DiagnosticCode, right: DiagnosticCode) -> Bool {
    left.description == right.description
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}
