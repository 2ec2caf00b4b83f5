/// One column of a ``Layout``.
package struct LayoutColumn: Sendable, Hashable {
  package var name: String
  package var isRequired: Bool
  /// Whether other sources know the records by it when they look values up here.
  package var isKey: Bool
  /// Whether a quoted value may run over a line break.
  package var isMultiLine: Bool
  /// What kind of personal data it holds (`name`, `address`, `identifier` …); masked in reports.
  package var sensitive: String?
  package var about: String
  /// What stands in it, out of a closed list; from it invented exports are made.
  package var means: String?
  /// The printed form of dates and times in invented exports: `dd/MM/yyyy HH:mm:ss`.
  package var writtenAs: String?
  /// Texts that stand for no value here, in addition to the layout's.
  package var blankValues: [String]

  package init(
    name: String, isRequired: Bool = false, isKey: Bool = false, isMultiLine: Bool = false,
    sensitive: String? = nil,
    about: String = "", means: String? = nil, writtenAs: String? = nil, blankValues: [String] = []
  ) {
    self.name = name
    self.isRequired = isRequired
    self.isKey = isKey
    self.isMultiLine = isMultiLine
    self.sensitive = sensitive
    self.about = about
    self.means = means
    self.writtenAs = writtenAs
    self.blankValues = blankValues
  }
}
