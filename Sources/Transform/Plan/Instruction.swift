import Diagnostics
import Standards

/// One phrase of a line, ready to run.
package enum Instruction: Sendable {
  case text(TextOperation)
  case read(ReadOperation)
  /// `read as …` with what later phrases add to it.
  case readDate(ReadDate)
  case orColumn(Int)
  case followedBy(column: Int, between: [UInt8])
  case notInFuture
  case compare(Comparison)
  case sentinel(days: [Int64], unless: Condition?)
  case ageAtMost(years: Int, unless: Condition?)
  case itsDate
  case part(DatePart)
  case ageOn(AgeOn)
  /// The local time becomes a moment; the clock-change nights answer here.
  case resolve
  /// The same, for times that were written an hour late in summer.
  case resolveHourBack
  case number(NumberOperation)
  case between(Int64, Int64)
  case betweenDays(Int64, Int64)
  /// Of two columns.
  case sameAs(column: Int)
  case translate(CodeTable, on: LookupDay?)
  case crosswalk(Int, on: LookupDay?)
  /// A value of another source, or that it is there.
  case lookUp(Lookup)
  /// The root row with this key: of an earlier phase, or of this record itself.
  case reference(space: Int)
  case ownRoot
  /// Text of a field with a limit, in characters.
  case limit(Int)
}

extension Instruction {
  /// Whether it makes the same of the same value in every record of a run.
  ///
  /// Dates are not said to: there are too many of them to be remembered.
  var seesValueAlone: Bool {
    switch self {
    case .text, .read, .number, .between, .limit: true
    case .translate(_, let day), .crosswalk(_, let day): day == nil
    default: false
    }
  }

  /// Whether to remember what it has made is quicker than to have it made again.
  var isSlow: Bool {
    switch self {
    case .text, .read, .translate, .crosswalk: true
    default: false
    }
  }
}

/// `its year`, `its month`, `its day`.
package enum DatePart: String, Sendable, Hashable, CaseIterable {
  case year
  case month
  case day
}

/// `its age on …`: the day on which an age is asked for.
package enum AgeOn: Sendable {
  /// A field mapped above in the same target.
  case field(cell: Int, kind: ValueKind)
  case column(Int, ReadDate)
}

/// `not before` and `not after`.
package struct Comparison: Sendable {
  package enum Operand: Sendable {
    /// Days since 1970-01-01.
    case day(Int64)
    /// A field mapped above in the same target.
    case field(cell: Int, kind: ValueKind)
  }

  package let isBefore: Bool
  package let operand: Operand
}
