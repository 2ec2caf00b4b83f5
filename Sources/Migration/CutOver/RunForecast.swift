/// How far a run is, and so how long it will still take, by what each of its steps is expected to
/// take.
///
/// Only the proportions of the steps count: the pace is that of the run so far.
package struct RunForecast: Sendable {
  /// In their order; seconds are expected ones, of whatever machine.
  private let steps: [RunStep]
  private let whole: Double
  private var next = 0
  /// Expected of the steps that have ended.
  private var done = 0.0
  /// When the last of them ended.
  private var endedAt = 0.0

  package init(_ steps: [RunStep]) {
    self.steps = steps
    whole = steps.reduce(0) { $0 + $1.seconds }
  }

  /// A step has ended, and with it those before it.
  ///
  /// - Parameters:
  ///   - step: One that was not expected changes nothing.
  ///   - seconds: Since the beginning of the run.
  package mutating func end(_ step: RunStep, at seconds: Double) {
    guard let index = steps[next...].firstIndex(where: step.isSame) else { return }
    done += steps[next...index].reduce(0) { $0 + $1.seconds }
    next = index + 1
    endedAt = seconds
  }

  /// What is left at the pace so far; `nil` before much was done, and after all.
  package static func secondsLeft(share: Double, after seconds: Double) -> Double? {
    guard share >= 0.01, share < 1 else { return nil }
    return seconds * (1 - share) / share
  }

  /// The share of the whole that is done, 0 to 1.
  ///
  /// - Parameters:
  ///   - bytes: Of the present step, as far as it has read them.
  ///   - seconds: Since the beginning of the run.
  /// - Returns: That of the expected time.
  package func share(bytes: Int, at seconds: Double) -> Double {
    guard whole > 0, next < steps.count else { return whole > 0 ? 1 : 0 }
    let step = steps[next]
    var within = 0.0
    if step.step == .load, step.bytes > 0 {
      within = Double(bytes) / Double(step.bytes)
    } else if done > 0, step.seconds > 0 {
      // What cannot be measured on the way goes on at the pace of the run, and waits for its end.
      let expected = step.seconds * endedAt / done
      within = min(0.9, (seconds - endedAt) / expected)
    }
    return min(1, max(0, (done + step.seconds * min(1, max(0, within))) / whole))
  }
}
