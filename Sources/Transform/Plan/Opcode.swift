/// An instruction as the runner reads it, field by field and record by record.
///
/// Trivial: to look at one counts no reference. What runs most often is named; everything else is
/// an ``other``, and stands among the field's instructions.
enum Opcode {
  // Every object is kept by the field plan whose opcodes these are.
  case text(Lent<TextOperation>)
  case read(Lent<ReadOperation>)
  /// Without a day.
  case translate(Lent<CodeTable>)
  case datedTranslate(Lent<DatedTranslation>)
  case crosswalk(Lent<CrosswalkSearch>)
  case reference(space: Int)
  case limit(Int)
  case resolve
  case notInFuture
  case compare(Comparison)
  case sentinel(Lent<SentinelDays>)
  case ageAtMost(Lent<AgeLimit>)
  case between(Int64, Int64)
  case betweenDays(Int64, Int64)
  case number(NumberOperation)
  case itsDate
  case ownRoot
  case orColumn(Int)
  case followedBy
  case other

  /// Whether a value that is blank so far may become one.
  var mayFill: Bool {
    switch self {
    case .ownRoot, .orColumn, .followedBy: true
    default: false
    }
  }

  init(_ instruction: Instruction, owners: inout [AnyObject]) {
    switch instruction {
    case .text(let step): self = .text(Lent(step))
    case .read(let step): self = .read(Lent(step))
    case .readDate(let read):
      let step = ReadOperationOf(read)
      owners.append(step)
      self = .read(Lent(step))
    case .translate(let table, on: nil): self = .translate(Lent(table))
    case .translate(let table, on: let day?):
      let step = DatedTranslation(table: table, day: day)
      owners.append(step)
      self = .datedTranslate(Lent(step))
    case .crosswalk(let number, let day):
      let step = CrosswalkSearch(number: number, day: day)
      owners.append(step)
      self = .crosswalk(Lent(step))
    case .reference(let space): self = .reference(space: space)
    case .limit(let limit): self = .limit(limit)
    case .resolve: self = .resolve
    case .notInFuture: self = .notInFuture
    case .compare(let comparison): self = .compare(comparison)
    case .sentinel(let days, let unless):
      let step = SentinelDays(days: days, unless: unless)
      owners.append(step)
      self = .sentinel(Lent(step))
    case .ageAtMost(let years, let unless):
      let step = AgeLimit(years: years, unless: unless)
      owners.append(step)
      self = .ageAtMost(Lent(step))
    case .between(let low, let high): self = .between(low, high)
    case .betweenDays(let first, let last): self = .betweenDays(first, last)
    case .number(let operation): self = .number(operation)
    case .itsDate: self = .itsDate
    case .ownRoot: self = .ownRoot
    case .orColumn(let column): self = .orColumn(column)
    case .followedBy: self = .followedBy
    default: self = .other
    }
  }
}
