import Standards
import Transform

/// Where an example of a step can be seen: what makes the kind of value that the step takes, and a
/// field for what it gives.
struct ExampleSetting {
  let prelude: String
  /// What brings the value into the field.
  let suffix: String
  let table: String
  let field: String
  /// Numbers are stored in thousandths, so that their places are seen.
  private let isScaled: Bool

  init(_ step: StepReference, _ example: StepReference.Example) {
    let hasTime = example.input.contains(":")
    let read = hasTime ? "read as yyyy-MM-dd HH:mm, " : "read as yyyy-MM-dd, "
    let isNumber = ["as decimal with … places", "with … implied decimals"].contains(step.name)
    isScaled = step.takes == .number || isNumber
    suffix = isScaled ? ", times 1000, rounded to a whole number" : ""
    switch step.takes {
    case .number: prelude = "as decimal with 3 places, "
    case .temporal: prelude = read
    case .text: prelude = ""
    }
    if isScaled || step.gives == .kind(.integer) {
      (table, field) = ("appointment", "minutes")
    } else if Self.givesMoment(example) {
      (table, field) = ("appointment", "booked_at")
    } else if step.takes == .temporal || step.gives == .depends {
      (table, field) = ("patient_flag", "started_on")
    } else if step.gives == .same {
      (table, field) = ("patient_name", "surname")
    } else {
      (table, field) = (
        "patient", step.gives == .kind(.boolean) ? "interpreter_required" : "birth_date"
      )
    }
  }

  private static func givesMoment(_ example: StepReference.Example) -> Bool {
    guard !example.phrase.hasPrefix("its ") else { return false }
    return switch example.outcome {
    case .gives(let value), .repairs(let value, _): value.contains(":")
    case .fails: false
    }
  }

  /// What an example expects, as `printed` gives it.
  func comparable(_ expected: String) -> String {
    guard isScaled, !expected.isEmpty else { return expected }
    let parts = expected.split(separator: ".")
    let behind = (parts.count > 1 ? String(parts[1]) : "") + "000"
    return String(Int("\(parts[0])\(behind.prefix(3))") ?? 0)
  }

  /// The value of the row as the pages show it.
  func printed(_ row: [String: String]) -> String {
    guard let text = row[field] else { return "" }
    guard let number = Int64(text) else { return text }
    switch field {
    case "birth_date", "started_on":
      let iso = CalendarDate(days: number).description
      switch row["\(field)_precision"] {
      case "Y": return String(iso.prefix(4))
      case "M": return String(iso.prefix(7))
      default: return iso
      }
    case "booked_at": return moment(number)
    default: return text
    }
  }

  /// The clock in London, as exactly as it needs.
  private func moment(_ microseconds: Int64) -> String {
    guard let reading = LocalTime(identifier: "Europe/London")?.reading(at: microseconds) else {
      return ""
    }
    func digits(_ number: Int, _ count: Int) -> String {
      String(repeating: "0", count: count - String(number).count) + String(number)
    }
    let seconds = reading.secondsOfDay
    var text = CalendarDate(days: reading.days).description
    text += " \(digits(seconds / 3600, 2)):\(digits(seconds / 60 % 60, 2))"
    if seconds % 60 > 0 || reading.microsecond > 0 { text += ":\(digits(seconds % 60, 2))" }
    if reading.microsecond > 0 { text += ".\(digits(reading.microsecond / 1000, 3))" }
    return text
  }
}
