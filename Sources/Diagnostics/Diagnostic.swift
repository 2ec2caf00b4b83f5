/// One thing that is wrong, where it is, and what the reader can do about it.
///
/// A diagnostic is data. It is rendered in one place per format, so that the terminal, the JSON
/// report and a page always say the same thing.
public struct Diagnostic: Sendable, Hashable {
  /// What kind of fault this is; stable across releases, scripts match on it.
  public let code: DiagnosticCode

  /// One sentence, no full stop: what was expected and what shape was found.
  ///
  /// Never a value out of a record. Diagnostics are printed and logged; values belong to patients
  /// and stay in the isolated records.
  public let message: String

  /// Where in the source, mapping or store; `nil` only for faults of the whole run.
  public let place: Place?

  /// What to do next, as an order to the operator.
  ///
  /// Never empty: a fault that nobody can act on is a defect of this program, and traps.
  public let remedy: String

  /// The line of the file that the place names, where it was written by hand; shown with a caret.
  public var excerpt: String?

  /// The edit that the remedy proposes; `nil` where a person has to choose.
  public var fix: Fix?

  public init(
    _ code: DiagnosticCode, _ message: String, at place: Place?, remedy: String,
    excerpt: String? = nil, fix: Fix? = nil
  ) {
    precondition(!remedy.isEmpty, "\(code) has no remedy")
    self.code = code
    self.message = message
    self.place = place
    self.remedy = remedy
    self.excerpt = excerpt
    self.fix = fix
  }

  public var severity: Severity { code.severity }
}

/// Whether a fault stops the work.
public enum Severity: String, Sendable, Hashable, Codable {
  case error
  case warning
}

extension Sequence<Diagnostic> {
  /// In the order in which a person works through files: by file, line and column.
  public func inFileOrder() -> [Diagnostic] {
    // A sort that keeps equal places in the order they were found.
    enumerated().sorted { left, right in
      switch (left.element.place, right.element.place) {
      case (nil, nil): left.offset < right.offset
      case (nil, _): true
      case (_, nil): false
      case (let leftPlace?, let rightPlace?):
        leftPlace == rightPlace ? left.offset < right.offset : leftPlace < rightPlace
      }
    }.map(\.element)
  }
}
