/// What the exports of a project look like: the result of `migrate scan`.
///
/// The same exports and the same rules give the same scan; it has no moment of its own. It holds
/// values of columns that are not sensitive, rare ones too: it stays in the work folder, and what
/// is shown of it has passed through ``shown``.
package struct Scan: Codable, Sendable, Hashable {
  /// The version of the form of `scan.json`; another one is not read.
  package static let currentVersion = 1
  /// Values of fewer records than this are counted and not shown: so few can be one person.
  package static let fewest = 5

  package var version = Scan.currentVersion
  package var project: String
  /// The moment of the extract as its manifest has it, `yyyy-MM-dd`; `nil` without one.
  package var asAt: String?
  package var sources: [SourceScan]

  package init(project: String, asAt: String?, sources: [SourceScan]) {
    self.project = project
    self.asAt = asAt
    self.sources = sources
  }

  package func source(named name: String) -> SourceScan? { sources.first { $0.name == name } }

  /// The same without what could be one person: rare values and rare forms.
  package var shown: Scan {
    var scan = self
    for source in scan.sources.indices {
      for column in scan.sources[source].columns.indices {
        scan.sources[source].columns[column].hideRareValues()
      }
    }
    return scan
  }
}
