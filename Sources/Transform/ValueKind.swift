package import Schema

/// What a value is on its way from the source to its field: the types that the check follows.
package enum ValueKind: Sendable, Hashable, CustomStringConvertible {
  case text
  case integer
  case decimal(places: Int)
  case boolean
  case date
  case partialDate
  /// A date with the time of the wall clock; it becomes an instant where a field wants one.
  case localTime
  case instant
  case reference(String)

  package var description: String {
    switch self {
    case .text: "a text"
    case .integer: "a whole number"
    case .decimal(let places): "a number with \(places) places"
    case .boolean: "a yes or no"
    case .date: "a date"
    case .partialDate: "a date that may be partial"
    case .localTime: "a date with time"
    case .instant: "a moment"
    case .reference(let table): "a row of \(table)"
    }
  }

  /// What a field of this type holds.
  package init(_ type: ColumnType) {
    self =
      switch type {
      case .text, .code, .json, .bytes: .text
      case .integer: .integer
      case .decimal(let places): .decimal(places: places)
      case .boolean: .boolean
      case .date: .date
      case .partialDate: .partialDate
      case .instant: .instant
      case .ref(let table): .reference(table)
      }
  }

  package var isReference: Bool { if case .reference = self { true } else { false } }

  /// The decimal places of a number; `nil` for what is none.
  package var places: Int? {
    switch self {
    case .integer: 0
    case .decimal(let places): places
    default: nil
    }
  }

  /// A number with so many decimal places.
  package static func number(places: Int) -> ValueKind {
    places == 0 ? .integer : .decimal(places: places)
  }

  /// Whether it is a day or a moment, so that one can lie before another.
  package var isTemporal: Bool {
    switch self {
    case .date, .partialDate, .localTime, .instant: true
    default: false
    }
  }
}
