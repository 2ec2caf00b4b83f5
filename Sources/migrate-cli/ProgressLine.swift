import Foundation
import Migration

/// Shows how far a run is: one line that is written over on a terminal, plain lines elsewhere.
final class ProgressLine {
  private let isQuiet: Bool
  private var lastLine = Date.distantPast
  private var width = 0

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  func show(_ progress: RunProgress) {
    guard !isQuiet else { return }
    if Terminal.isInteractive {
      let line = Self.words(progress, bar: true)
      let padding = String(repeating: " ", count: max(0, width - line.count))
      width = line.count
      Terminal.note("\r" + line + padding)
    } else if -lastLine.timeIntervalSinceNow > 5 {
      lastLine = Date()
      Terminal.note(Self.words(progress, bar: false) + "\n")
    }
  }

  func end() {
    if !isQuiet, Terminal.isInteractive, width > 0 { Terminal.note("\n") }
  }

  static func words(_ progress: RunProgress, bar: Bool) -> String {
    let percent = Int(progress.share * 100)
    var line = ""
    if bar {
      let filled = Int(progress.share * 20)
      line += "[" + String(repeating: "#", count: filled)
      line += String(repeating: ".", count: 20 - filled) + "] "
    }
    line += "\(percent)% \(progress.stage)"
    if !progress.file.isEmpty { line += " \(progress.file)" }
    line += " · \(progress.records.grouped) records · \(Int(progress.rate).grouped)/s"
    line += " · \(progress.rejected.grouped) rejected"
    if let left = progress.secondsLeft { line += " · \(duration(left)) left" }
    return line
  }

  static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}

extension Int {
  /// With commas between thousands.
  var grouped: String {
    var digits = String(magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits = String(digits.dropLast(3))
    }
    groups.insert(digits, at: 0)
    return (self < 0 ? "-" : "") + groups.joined(separator: ",")
  }
}
