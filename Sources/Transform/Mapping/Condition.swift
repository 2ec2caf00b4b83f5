import Diagnostics

/// `SEX is "M" and DOB is present`, ready to run.
package indirect enum Condition: Sendable {
  package enum Subject: Sendable, Hashable {
    /// A column of the source, in layout order.
    case column(Int)
    /// A stored cell of the row that is being made.
    case field(Int)
    /// The value of a `for each`.
    case each
  }

  package enum Test: Sendable {
    case present
    case blank
    /// One of these texts.
    case isOneOf([[UInt8]], orBlank: Bool)
    case isNot([UInt8])
    case starts([UInt8])
    case ends([UInt8])
    case contains([UInt8])
    case like(TextForm)
  }

  /// Something that lies before or after something else, or is more or less.
  package enum Value: Sendable {
    /// A day since 1970-01-01, or a number in the last place of the comparison.
    case fixed(Int64)
    /// A field mapped above in the same target.
    case field(cell: Int, kind: ValueKind)
    /// The day or moment in a column.
    case read(Subject, ReadDate)
    /// The number in a column.
    case number(Subject)
  }

  package enum Relation: Sendable, Hashable {
    case before
    case after
    case atLeast
    case atMost
    case equal
  }

  /// What two values are compared as.
  package enum Unit: Sendable, Hashable {
    case day
    /// Of numbers: their last place.
    case number(places: Int)
  }

  case test(Subject, Test)
  case compare(Value, Relation, Value, Unit)
  case not(Condition)
  case all([Condition])
  case any([Condition])
}
