import Diagnostics
import Extract
import Standards

extension ScanCheck {
  /// Dates that are written in a way that the line does not read.
  mutating func compareDates(_ line: ScannedLine) {
    guard let position = line.field.instructions.firstIndex(where: \.isReadDate),
      case .readDate(let read) = line.field.instructions[position]
    else { return }
    for column in line.columns {
      let foreign = column.dates.filter { count in
        guard count.records >= Scan.fewest, let sample = Self.sample(count.text),
          let bytes = line.value(sample, before: position)
        else { return false }
        var value: Int64 = 0
        return read.read(bytes.span, into: &value) == .reason(0)
      }
      let unread = Self.formsThatAreNoDates(of: column, before: position, line)
      guard !(foreign + unread).isEmpty else { continue }
      let words = (foreign + unread).map { "\($0.text) (\(ScannedLine.rows($0.records)))" }
      report(
        Diagnostic(
          .datesInScan,
          "\"\(line.field.phrases[position])\" does not read what \(column.name) has in the scan of"
            + " \(day): \(words.joined(separator: ", "))", at: line.place,
          remedy: foreign.isEmpty
            ? "Say with 'blank if' what stands for no date"
              + " (now: \(line.answer(to: .invalid)))"
            : "Add '(or \(foreign[0].text))' behind the pattern"
              + " (now: \(line.answer(to: .invalid)))", excerpt: line.excerpt))
    }
  }

  private static func sample(_ pattern: String) -> String? {
    guard let pattern = try? DatePattern(pattern),
      let date = CalendarDate(year: 1998, month: 11, day: 23)
    else { return nil }
    return pattern.string(days: date.days, secondsOfDay: 45_296)
  }

  /// Forms that none of the column's dates have, letters as A and digits as 9.
  private static func formsThatAreNoDates(
    of column: ColumnScan, before position: Int, _ line: ScannedLine
  ) -> [ColumnScan.Count] {
    // Where phrases change the text first, its form says nothing.
    guard position == 0, !column.dates.isEmpty else { return [] }
    let forms = Set(column.dates.flatMap { formsOfDates($0.text) })
    return column.forms.filter { $0.records >= Scan.fewest && !forms.contains($0.text) }
  }

  /// The forms that a pattern can give: days and months of one digit and of two.
  private static func formsOfDates(_ text: String) -> [String] {
    guard let pattern = try? DatePattern(text) else { return [] }
    return [(1, 2), (1, 11), (21, 2), (21, 11)].flatMap { day, month in
      [3_600, 45_296].compactMap { seconds in
        CalendarDate(year: 1998, month: month, day: day).map {
          form(pattern.string(days: $0.days, secondsOfDay: seconds))
        }
      }
    }
  }

  private static func form(_ text: String) -> String {
    String(
      text.map { $0.isNumber ? "9" : $0.isLetter ? "A" : $0 } as [Character])
  }

  /// Values that the field cannot hold.
  mutating func compareLengths(_ line: ScannedLine) {
    guard case .limit(let limit)? = line.field.instructions.last,
      line.field.phrases.dropLast().allSatisfy(Self.keepsLength)
    else { return }
    for column in line.columns {
      guard let rows = column.records(longerThan: limit), rows > 0 else { continue }
      report(
        Diagnostic(
          .lengthsInScan,
          "\(line.field.name) holds \(limit) characters, and \(ScannedLine.rows(rows)) of"
            + " \(column.name) in the scan of \(day) have more, up to \(column.longest)",
          at: line.place,
          remedy: "Shorten them by a phrase, or leave it as it is"
            + " (now: \(line.answer(to: .tooLong)))", excerpt: line.excerpt))
    }
  }

  /// Whether a phrase leaves as many characters as there were.
  private static func keepsLength(_ phrase: String) -> Bool {
    ["trimmed", "in capitals", "in small letters"].contains(phrase)
  }
}
