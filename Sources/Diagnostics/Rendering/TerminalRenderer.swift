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
    text += "   see: migrate reference \(diagnostic.code)\n"
    return text
  }

  /// All of them in file order, at most ``mostPerFile`` a file, and the count at the end.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    var text = ""
    var shown: [String?: Int] = [:]
    for diagnostic in diagnostics.inFileOrder() {
      let file = diagnostic.place?.file
      shown[file, default: 0] += 1
      if let mostPerFile, shown[file, default: 0] > mostPerFile { continue }
      text += render(diagnostic)
    }
    if let mostPerFile {
      for (file, count) in shown.sorted(by: { ($0.key ?? "") < ($1.key ?? "") })
      where count > mostPerFile {
        text += "\(file ?? "the run"): \(count - mostPerFile) more; add --all to see them\n"
      }
    }
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    text += "\(errors) \(errors == 1 ? "error" : "errors"), "
    text += "\(warnings) \(warnings == 1 ? "warning" : "warnings")\n"
    return text
  }
}
