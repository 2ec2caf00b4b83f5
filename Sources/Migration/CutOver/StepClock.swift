/// Divides the time of a run among its steps: what has passed since the last one ended belongs to
/// the one that ends now, so that the steps add up to the whole.
struct StepClock {
  private(set) var steps: [RunStep]
  private var last = ContinuousClock.now

  /// - Parameter earlier: Steps that were done before, and measured elsewhere.
  init(after earlier: [RunStep] = []) { steps = earlier }

  mutating func end(_ step: RunStep) {
    let now = ContinuousClock.now
    var step = step
    step.seconds = (last.duration(to: now) / .milliseconds(1)).rounded() / 1000
    steps.append(step)
    last = now
  }
}
