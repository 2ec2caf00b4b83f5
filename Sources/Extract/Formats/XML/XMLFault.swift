import Diagnostics

/// What is wrong with a document at one place.
struct XMLFault {
  enum Kind: Equatable {
    /// No well-formed XML, with the number that libxml2 gives the fault.
    case malformed(code: Int)
    case tooDeep
    case tooLong
    /// Several values for one column.
    case repeated
    case tooManyChildren
    /// The document declares what its text stands for: an entity, or the default of an attribute.
    case declares
  }

  var kind: Kind
  /// In the parser's UTF-8.
  var offset: Int
  /// Whether the parser cannot go on.
  var isFatal: Bool

  /// Why a record with this fault is set apart.
  var reason: Reason {
    switch kind {
    case .malformed, .declares: Reasons.brokenXML
    case .tooDeep: Reasons.tooDeep
    case .tooLong: Reasons.recordTooLong
    case .repeated: Reasons.repeatedValue
    case .tooManyChildren: Reasons.tooManyRows
    }
  }
}
