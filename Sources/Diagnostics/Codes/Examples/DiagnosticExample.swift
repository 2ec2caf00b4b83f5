/// What is wrong in a project file and what is right, as the page of a code shows them.
public struct DiagnosticExample: Sendable, Hashable {
  public let code: DiagnosticCode
  public let wrong: String
  public let right: String

  init(_ code: DiagnosticCode, _ wrong: String, _ right: String) {
    self.code = code
    self.wrong = wrong
    self.right = right
  }

  public static let all = names + values + layouts + projects

  public static func of(_ code: DiagnosticCode) -> DiagnosticExample? {
    all.first { $0.code == code }
  }
}
