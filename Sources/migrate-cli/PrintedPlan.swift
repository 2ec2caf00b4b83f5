import Migration

/// What `plan --json` prints.
struct PrintedPlan: Encodable {
  struct Rehearsal: Encodable {
    let run: String
    let records: Int
    let seconds: Double
  }

  struct Step: Encodable {
    let step: String
    let of: String?
    let records: Int?
    let bytes: Int
    /// `nil` where the step was not in the rehearsal.
    let rehearsalSeconds: Double?
    let seconds: Double

    enum CodingKeys: String, CodingKey {
      case step, of, records, bytes
      case rehearsalSeconds = "rehearsal_seconds"
      case seconds
    }
  }

  let project: String
  let phases: [CutOverPlan.Phase]
  /// `nil` without one; then there are no steps.
  let rehearsal: Rehearsal?
  let records: Int?
  let steps: [Step]
  let seconds: Double?
  /// As `18:00`, where a start was named.
  let ends: String?

  init(_ plan: CutOverPlan, start: ClockTime?) {
    project = plan.project
    phases = plan.phases
    records = plan.records
    rehearsal = plan.rehearsal.map {
      Rehearsal(
        run: $0.summary.run, records: $0.summary.read,
        seconds: Self.rounded($0.steps.reduce(0) { $0 + $1.seconds }))
    }
    steps = plan.steps.map { planned in
      Step(
        step: planned.step.step.rawValue, of: planned.step.of, records: planned.step.records,
        bytes: planned.step.bytes, rehearsalSeconds: planned.measured,
        seconds: Self.rounded(planned.step.seconds))
    }
    seconds = plan.rehearsal == nil ? nil : Self.rounded(plan.seconds)
    ends = plan.rehearsal == nil ? nil : start?.later(plan.seconds)
  }

  private static func rounded(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }
}
