/// The ways in which a value can fail, by the plain name that a mapping gives them.
///
/// A step declares reasons; a reason's class picks the `when …:` that answers it.
public enum FailureClass: UInt8, Sendable, Hashable, CaseIterable {
  case blank
  case invalid
  case unmapped
  case notFound
  case ambiguous
  case tooLong
  case hourTwice
  case hourMissing

  /// The words of a mapping: `when <phrase>: …`.
  public var phrase: String {
    switch self {
    case .blank: "a mandatory field is empty"
    case .invalid: "a value cannot be right"
    case .unmapped: "a code is not in the table"
    case .notFound: "it is not found"
    case .ambiguous: "more than one fits"
    case .tooLong: "it is too long"
    case .hourTwice: "the hour happens twice"
    case .hourMissing: "the hour does not exist"
    }
  }

  /// The short name in reports and files.
  public var slug: String {
    switch self {
    case .blank: "blank"
    case .invalid: "invalid"
    case .unmapped: "unmapped"
    case .notFound: "not_found"
    case .ambiguous: "ambiguous"
    case .tooLong: "too_long"
    case .hourTwice: "hour_twice"
    case .hourMissing: "hour_missing"
    }
  }
}
