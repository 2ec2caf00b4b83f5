import Schema
import Standards

extension CellPrinter {
  /// A value on its way to its field, as people write it.
  func text(packed value: Int64, _ kind: ValueKind) -> String {
    let precision = value & 1 == 0 ? "m" : "d"
    return switch kind {
    case .partialDate:
      self.value(value >> 2, .partialDate, precision: Self.letter(ofPartial: value)).text
    case .instant: self.value(value >> 1, .instant, precision: precision).text
    case .localTime: wallClock(value >> 1, isDateOnly: precision == "d")
    case .date: self.value(value, .date, precision: "").text
    case .boolean: self.value(value, .boolean, precision: "").text
    case .decimal(let places): self.value(value, .decimal(places: places), precision: "").text
    case .text, .integer, .reference: String(value)
    }
  }

  private static func letter(ofPartial packed: Int64) -> String {
    switch packed & 3 {
    case 0: "D"
    case 1: "M"
    default: "Y"
    }
  }

  /// A time of the wall clock, which no night has moved yet.
  private func wallClock(_ microseconds: Int64, isDateOnly: Bool) -> String {
    let days = PackedTime.floorDivide(microseconds, by: PackedTime.microsecondsOfDay)
    let day = value(days, .date, precision: "").text
    guard !isDateOnly else { return day }
    let seconds =
      (microseconds - days * PackedTime.microsecondsOfDay) / PackedTime.microsecondsOfSecond
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
    return day + " "
      + parts.prefix(parts[2] == 0 ? 2 : 3).map { ($0 < 10 ? "0" : "") + String($0) }
      .joined(separator: ":")
  }
}
