import Schema
import Standards

/// Writes the cells of rows as a test does: dates as dd/MM/yyyy, moments in local time, references
/// by the key or code of the row that they lead to.
struct CellPrinter {
  let localTime: LocalTime
  /// What the rows are called that references lead to.
  let name: (Int64) -> String?

  func row(
    _ row: Int, of target: Int, _ table: Table, in batch: borrowing RowBatch
  ) -> TestOutcome.Row {
    var result = TestOutcome.Row()
    for column in table.columns {
      guard let cell = table.firstCell(of: column.name), !batch.isBlank(target, row, cell) else {
        continue
      }
      if batch.kind(target, row, cell) == 2 {
        let text = String(copyingUTF8: batch.text(target, row, cell))
        // A field of spaces is nothing.
        if !text.trimmed.isEmpty { result.fields[column.name] = TestOutcome.Value(text: text) }
        continue
      }
      var precision = ""
      switch column.type {
      case .partialDate, .instant:
        if !batch.isBlank(target, row, cell + 1) {
          precision = String(copyingUTF8: batch.text(target, row, cell + 1))
        }
      default: break
      }
      result.fields[column.name] = value(
        batch.integer(target, row, cell), column.type, precision: precision)
    }
    return result
  }

  func value(
    _ number: Int64, _ type: ColumnType, precision: String
  ) -> TestOutcome.Value {
    switch type {
    case .boolean: TestOutcome.Value(text: number == 0 ? "no" : "yes")
    case .date: Self.day(number)
    case .partialDate: Self.partial(number, precision)
    case .instant: moment(number, isDateOnly: precision == "d")
    case .decimal(let places): TestOutcome.Value(text: Self.decimal(number, places))
    case .ref: TestOutcome.Value(text: name(number) ?? String(number))
    case .text, .integer, .code, .json, .bytes: TestOutcome.Value(text: String(number))
    }
  }

  private static func day(_ days: Int64) -> TestOutcome.Value {
    let date = CalendarDate(days: days)
    return TestOutcome.Value(
      text: "\(digits(date.day, 2))/\(digits(date.month, 2))/\(digits(date.year, 4))",
      others: [date.description])
  }

  private static func partial(_ days: Int64, _ precision: String) -> TestOutcome.Value {
    let date = CalendarDate(days: days)
    switch precision {
    case "Y": return TestOutcome.Value(text: digits(date.year, 4))
    case "M":
      return TestOutcome.Value(
        text: "\(digits(date.month, 2))/\(digits(date.year, 4))",
        others: [String(date.description.prefix(7))])
    default: return day(days)
    }
  }

  private func moment(_ microseconds: Int64, isDateOnly: Bool) -> TestOutcome.Value {
    let reading = localTime.reading(at: microseconds)
    let day = Self.day(reading.days)
    if isDateOnly { return day }
    let (seconds, second) = (reading.secondsOfDay, reading.secondsOfDay % 60)
    let minutes = "\(Self.digits(seconds / 3600, 2)):\(Self.digits(seconds / 60 % 60, 2))"
    let whole = "\(minutes):\(Self.digits(second, 2))"
    let time = second == 0 ? minutes : whole
    var value = TestOutcome.Value(
      text: "\(day.text) \(time)",
      others: ["\(day.text) \(whole)"] + day.others.flatMap { ["\($0) \(time)", "\($0) \(whole)"] })
    if case .twice(let first, _) = localTime.instant(
      days: reading.days, secondsOfDay: reading.secondsOfDay)
    {
      // In the hour that happens twice a test may say which.
      value.others.append(value.text)
      value.text += microseconds == first ? ", the first" : ", the second"
    }
    return value
  }

  private static func decimal(_ number: Int64, _ places: Int) -> String {
    guard places > 0 else { return String(number) }
    let text = digits(Int(number.magnitude), places + 1)
    return (number < 0 ? "-" : "") + text.dropLast(places) + "." + text.suffix(places)
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
