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

  public init(_ diagnostic: Diagnostic) {
    code = diagnostic.code.description
    severity = diagnostic.severity
    message = diagnostic.message
    help = diagnostic.remedy
    file = diagnostic.place?.file
    line = diagnostic.place?.line
    column = diagnostic.place?.column
    record = diagnostic.place?.record
  }
}
