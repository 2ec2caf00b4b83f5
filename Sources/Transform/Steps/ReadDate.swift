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
    ])

  package static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    .readDate(try ReadDate(arguments))
  }

  let patterns: [DatePattern]
  var isPartial = false
  var pivot: Int?

  package init(_ arguments: StepArguments) throws(MappingFault) {
    // As in: dd/MM/yyyy HH:mm:ss (or dd/MM/yyyy or dd/MM/yy)`
    var words = arguments.texts("patterns").map {
      $0.trimming { $0 == "(" || $0 == ")" }
    }
    var patterns: [DatePattern] = []
    words.append("or")
    var current: [String] = []
    for word in words {
      guard word == "or" else {
        current.append(word)
        continue
      }
      guard !current.isEmpty else { continue }
      let text = current.joined(separator: " ")
      do throws(DatePatternError) {
        patterns.append(try DatePattern(text))
      } catch {
        throw MappingFault(
          "'\(text)' is no pattern for a date", offset: arguments.offset("patterns"),
          remedy: "Write days as dd, months as MM or MMM, years as yyyy or yy, times as HH:mm:ss")
      }
      current = []
    }
    guard !patterns.isEmpty else {
      throw MappingFault(
        "no pattern stands behind 'read as'", offset: arguments.offset("patterns"),
        remedy: "Write, for example, 'read as dd/MM/yyyy'")
    }
    self.patterns = patterns
  }

  /// `as partial date` without `read as` before it.
  init(partial pattern: DatePattern) {
    patterns = [pattern]
    isPartial = true
  }

  var kind: ValueKind {
    if isPartial { return .partialDate }
    return patterns.contains(where: \.hasTime) ? .localTime : .date
  }

  var hasTwoDigitYears: Bool { patterns.contains(where: \.hasTwoDigitYear) }

  package func read(_ field: Span<UInt8>, into value: inout Int64) -> StepOutcome {
    for pattern in patterns {
      let reading =
        isPartial
        ? pattern.readPartial(field, twoDigitYearsAfter: pivot)
        : pattern.read(field, twoDigitYearsAfter: pivot)
      guard let reading else { continue }
      switch kind {
      case .partialDate: value = reading.days << 2 | reading.precision.rawValue
      case .localTime: value = PackedTime.local(days: reading.days, seconds: reading.secondsOfDay)
      default: value = reading.days
      }
      if reading.precision != .day { return .reason(1) }
      return reading.hasTwoDigitYear ? .reason(2) : .ok
    }
    return .reason(0)
  }
}

extension String {
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> String {
    var part = self[...]
    while let first = part.first, isTrimmed(first) { part.removeFirst() }
    while let last = part.last, isTrimmed(last) { part.removeLast() }
    return String(part)
  }
}
