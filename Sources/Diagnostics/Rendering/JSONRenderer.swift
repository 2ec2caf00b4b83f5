/// All diagnostics as the one object that `--json` prints.
public struct DiagnosticReport: Sendable, Codable {
  /// Of all, shown or not.
  public var errors: Int
  public var warnings: Int
  /// The files of which not everything is shown.
  public var left: [DiagnosticPage.Rest]
  public var faults: [DiagnosticObject]

  /// - Parameters:
  ///   - diagnostics: In any order.
  ///   - mostPerFile: How many of one file are shown; `nil` shows all.
  public init(_ diagnostics: [Diagnostic], mostPerFile: Int?) {
    let page = DiagnosticPage(diagnostics, mostPerFile: mostPerFile)
    errors = page.errors
    warnings = page.warnings
    left = page.left
    faults = page.shown.map(DiagnosticObject.init)
  }
}

/// A diagnostic as the object that `--json` prints.
public struct DiagnosticObject: Sendable, Codable {
  public var code: String
  public var severity: Severity
  public var message: String
  public var help: String
  public var file: String?
  public var line: Int?
  public var column: Int?
  public var record: Int?
  /// The edit that the help proposes.
  public var fix: FixObject?

  public struct FixObject: Sendable, Codable {
    public var file: String
    /// From 1; the end is behind the last character.
    public var start: Fix.Position
    public var end: Fix.Position
    public var text: String
  }

  public init(_ diagnostic: Diagnostic) {
    code = diagnostic.code.description
    severity = diagnostic.severity
    message = diagnostic.message
    help = diagnostic.remedy
    file = diagnostic.place?.file
    line = diagnostic.place?.line
    column = diagnostic.place?.column
    record = diagnostic.place?.record
    fix = diagnostic.fix.map {
      FixObject(file: $0.file, start: $0.start, end: $0.end, text: $0.text)
    }
  }
}
