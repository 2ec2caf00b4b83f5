import Diagnostics
import Standards

/// Reads a date, or a date with time, by the patterns of the source.
///
/// `as partial date` and `two-digit years after …` stand behind it in the mapping and change how
/// it reads.
package struct ReadDate: ReadStep {
  package static let reference = StepReference(
    "read as …", ["read as {words:patterns}"], gives: .depends,
    notes: [
      .fails(Reasons.dateInvalid), .repairs(Reasons.partialDate), .repairs(Reasons.twoDigitYear),
    ],
    sentence: "read as {patterns}",
    examples: [
      .init("read as dd/MM/yyyy", "29/02/2024", .gives("2024-02-29")),
      .init("read as dd/MM/yyyy", "31/02/1950", .fails(Reasons.dateInvalid)),
      .init("read as dd/MM/yyyy (or yyyyMMdd)", "19500131", .gives("1950-01-31")),
      .init("read as dd-MMM-yyyy", "31-JAN-1950", .gives("1950-01-31")),
      .init(
        "read as yyyy-MM-dd HH:mm:ss.SSS", "2024-07-01 14:30:15.250",
        .gives("2024-07-01 14:30:15.250")),
    ])

  package static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    .readDate(try ReadDate(arguments))
  }

  let patterns: [DatePattern]
  /// Instead of patterns: days that are counted.
  private let numbering: DayNumbering?
  private let hasTime: Bool
  let hasTwoDigitYears: Bool
  /// Whether nothing can be read before `two-digit years after …` has said the century.
  var needsPivot: Bool
  var isPartial = false
  var pivot: Int?

  package init(_ arguments: StepArguments) throws(MappingFault) {
    try self.init(words: arguments.texts("patterns"), offset: arguments.offset("patterns"))
  }

  /// Reads patterns, as in `dd/MM/yyyy HH:mm:ss (or dd/MM/yyyy or dd/MM/yy)`.
  init(words: [String], offset: Int) throws(MappingFault) {
    var patterns: [DatePattern] = []
    for words in words.map(\.withoutBrackets).split(separator: "or") {
      let text = words.joined(separator: " ")
      do throws(DatePatternError) {
        patterns.append(try DatePattern(text))
      } catch {
        throw MappingFault(error.message, offset: offset, remedy: error.remedy)
      }
    }
    guard !patterns.isEmpty else {
      throw MappingFault(
        "no pattern stands behind 'read as'", offset: offset,
        remedy: "Write, for example, 'read as dd/MM/yyyy'")
    }
    self.init(patterns: patterns)
  }

  init(patterns: [DatePattern]) {
    self.patterns = patterns
    numbering = nil
    hasTime = patterns.contains(where: \.hasTime)
    hasTwoDigitYears = patterns.contains(where: \.hasTwoDigitYear)
    needsPivot = hasTwoDigitYears
  }

  init(numbering: DayNumbering, hasTime: Bool) {
    self.numbering = numbering
    self.hasTime = hasTime
    patterns = []
    (hasTwoDigitYears, needsPivot) = (false, false)
  }

  /// Whether a part of the date may be `00`: of days that are counted there are no parts.
  var canBePartial: Bool { numbering == nil }

  var kind: ValueKind {
    if isPartial { return .partialDate }
    return hasTime ? .localTime : .date
  }

  package func read(_ field: Span<UInt8>, into value: inout Int64) -> StepOutcome {
    if let numbering { return read(field, numbering, into: &value) }
    // By position: a pattern is large, and is not copied for every field.
    for position in patterns.indices {
      let reading =
        isPartial
        ? patterns[position].readPartial(field, twoDigitYearsAfter: pivot)
        : patterns[position].read(field, twoDigitYearsAfter: pivot)
      guard let reading else { continue }
      if isPartial {
        value = reading.days << 2 | reading.precision.rawValue
      } else if hasTime {
        value = PackedTime.local(
          days: reading.days, seconds: reading.secondsOfDay, microsecond: reading.microsecond)
      } else {
        value = reading.days
      }
      if reading.precision != .day { return .reason(1) }
      return reading.hasTwoDigitYear ? .reason(2) : .ok
    }
    return .reason(0)
  }

  private func read(
    _ field: Span<UInt8>, _ numbering: DayNumbering, into value: inout Int64
  ) -> StepOutcome {
    guard let reading = numbering.read(field) else { return .reason(0) }
    value =
      hasTime
      ? PackedTime.local(days: reading.days, seconds: reading.secondsOfDay) : reading.days
    return .ok
  }
}

extension String {
  fileprivate var withoutBrackets: String {
    let brackets: Set<Character> = ["(", ")"]
    var part = self[...]
    while let first = part.first, brackets.contains(first) { part.removeFirst() }
    while let last = part.last, brackets.contains(last) { part.removeLast() }
    return String(part)
  }
}
