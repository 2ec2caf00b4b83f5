/// Diagnostics as lines for a terminal: place, sentence, source line with a caret, help, page.
public struct TerminalRenderer: Sendable {
  /// How many diagnostics of one file are printed; the true total is always said.
  public var mostPerFile: Int?

  public init(mostPerFile: Int? = 20) { self.mostPerFile = mostPerFile }

  public func render(_ diagnostic: Diagnostic) -> String {
    var text = diagnostic.place.map { "\($0): " } ?? ""
    text += "\(diagnostic.severity.rawValue)[\(diagnostic.code)]: \(diagnostic.message)\n"
    if let excerpt = diagnostic.excerpt {
      text += "   \(excerpt)\n"
      if let column = diagnostic.place?.column {
        text += "   " + String(repeating: " ", count: max(0, column - 1)) + "^\n"
      }
    }
    text += "   help: \(diagnostic.remedy)\n"
    if let line = diagnostic.fix?.preview(of: diagnostic.excerpt) {
      text += "   then: \(line.drop { $0 == " " })\n"
    }
    text += "   see: migrate reference \(diagnostic.code)\n"
    return text
  }

  /// All of them in file order, at most ``mostPerFile`` a file, and the count at the end.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    let page = DiagnosticPage(diagnostics, mostPerFile: mostPerFile)
    var text = page.shown.map(render).joined()
    for rest in page.left {
      text += "\(rest.file ?? "the run"): \(rest.count) more; add --all to see them\n"
    }
    text += "\(page.errors) \(page.errors == 1 ? "error" : "errors"), "
    text += "\(page.warnings) \(page.warnings == 1 ? "warning" : "warnings")\n"
    return text
  }
}
