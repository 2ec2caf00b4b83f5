import ArgumentParser
import Foundation

/// A time of the day: 18:00.
struct ClockTime: ExpressibleByArgument {
  /// Since midnight.
  let minutes: Int

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hours = Int(parts[0]), let minutes = Int(parts[1]),
      (0..<24).contains(hours), (0..<60).contains(minutes), parts[1].count == 2
    else { return nil }
    self.minutes = hours * 60 + minutes
  }

  /// The time so much later, with the days that have passed: `02:10 +1 day`.
  func later(_ seconds: Double) -> String {
    let whole = minutes + Int((seconds / 60).rounded(.up))
    let days = whole / 1440
    let time = String(format: "%02d:%02d", whole % 1440 / 60, whole % 60)
    return days == 0 ? time : "\(time) +\(days) \(days == 1 ? "day" : "days")"
  }
}
