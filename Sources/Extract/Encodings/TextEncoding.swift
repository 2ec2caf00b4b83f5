/// The character sets of legacy exports; the raw value is the name that a layout uses.
package enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"
  case latin9 = "iso-8859-15"

  /// The words that `encoding:` of a layout may have.
  package static let names = allCases.map(\.rawValue)
}
