/// Whether a file names its columns, and how far it must agree with the layout.
package enum HeaderRule: Sendable, Hashable {
  /// The file begins with its first record; its cells are the layout's columns in order.
  case none
  /// The header is this line, counted from 1 after the preamble.
  case row(Int, match: Match, extraColumns: ExtraColumns, missingColumns: MissingColumns)

  package enum Match: Sendable, Hashable {
    case byName
    /// The cells of the header are not looked at, only counted.
    case byPosition
  }

  package enum ExtraColumns: Sendable, Hashable {
    case error
    case ignore
  }

  package enum MissingColumns: Sendable, Hashable {
    case error
    /// Every record has an empty field there.
    case blank
  }

  /// The usual: the first line names exactly the layout's columns, in any order.
  package static let byName = HeaderRule.row(
    1, match: .byName, extraColumns: .error, missingColumns: .error)
}
