package import Diagnostics

/// One file in which values were looked up: read, and not loaded by that.
package struct LookupSummary: Sendable, Hashable, Codable {
  package var file: String
  package var source: String
  package var sha256: String
  /// `nil`: nothing declares it, so it is not proved.
  package var declared: Int?
  /// Records found, the broken ones too.
  package var read: Int
  /// Records that cannot be split, so that nothing is found in them.
  package var broken: Int

  package init(
    file: String, source: String, sha256: String, declared: Int?, read: Int, broken: Int
  ) {
    self.file = file
    self.source = source
    self.sha256 = sha256
    self.declared = declared
    self.read = read
    self.broken = broken
  }

  package var proved: Bool { declared == read && broken == 0 }

  /// What is wrong with the file; `nil` where nothing is.
  package var fault: Diagnostic? {
    guard broken > 0 else { return nil }
    let records = broken == 1 ? "1 record" : "\(broken) records"
    return Diagnostic(
      .lookupBroken,
      "\(records) of '\(file)' cannot be split, and nothing is found in \(broken == 1 ? "it" : "them")",
      at: Place(file), remedy: "Look for what was not found, and ask for the file again")
  }
}
