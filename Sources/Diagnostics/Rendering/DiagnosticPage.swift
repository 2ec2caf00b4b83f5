/// What of many diagnostics is shown: in file order, so many of a file, and always the true total.
public struct DiagnosticPage: Sendable {
  /// How many of one file are not shown.
  public struct Rest: Sendable, Hashable, Codable {
    public let file: String?
    public let count: Int
  }

  public let shown: [Diagnostic]
  /// By file name; files of which everything is shown are not named.
  public let left: [Rest]
  /// Of all, shown or not.
  public let errors: Int
  public let warnings: Int

  /// - Parameters:
  ///   - diagnostics: In any order.
  ///   - mostPerFile: How many of one file are shown; `nil` shows all.
  public init(_ diagnostics: [Diagnostic], mostPerFile: Int?) {
    var shown: [Diagnostic] = []
    var counts: [String?: Int] = [:]
    for diagnostic in diagnostics.inFileOrder() {
      let file = diagnostic.place?.file
      counts[file, default: 0] += 1
      if let mostPerFile, counts[file, default: 0] > mostPerFile { continue }
      shown.append(diagnostic)
    }
    self.shown = shown
    left =
      counts.filter { $0.value > mostPerFile ?? .max }
      .map { Rest(file: $0.key, count: $0.value - (mostPerFile ?? 0)) }
      .sorted { ($0.file ?? "") < ($1.file ?? "") }
    errors = diagnostics.count { $0.severity == .error }
    warnings = diagnostics.count - errors
  }
}
