import Migration
import Testing

/// The time that a run says is left, held against the time that it took: recorded runs, replayed.
@Suite struct RunForecastTests {
  struct Moment {
    let share: Double
    let left: Double
    let really: Double
  }

  static let steps = RecordedRun.run.map(Self.step)
  static let rehearsal = StepPrediction(
    rehearsal: RecordedRun.rehearsal.map(Self.step), records: RecordedRun.rehearsalRecords)

  static func step(_ line: RecordedRun.Line) -> RunStep {
    RunStep(
      line.step, of: line.of, records: line.records, bytes: line.bytes, seconds: line.seconds)
  }

  /// What the run would have said at each moment of its recording.
  static func moments(_ forecast: RunForecast) -> [Moment] {
    let whole = steps.reduce(0) { $0 + $1.seconds }
    var forecast = forecast
    var rest = steps[...]
    var ended = 0.0
    var read = 0
    return RecordedRun.progress.map { moment in
      while let step = rest.first, ended + step.seconds <= moment.seconds {
        ended += step.seconds
        forecast.end(step, at: ended)
        if step.step == .load || step.step == .list { read += step.bytes }
        rest = rest.dropFirst()
      }
      let share = forecast.share(bytes: moment.bytes - read, at: moment.seconds)
      let left = RunForecast.secondsLeft(share: share, after: moment.seconds)
      return Moment(
        share: share, left: left ?? .infinity, really: whole - moment.seconds)
    }
  }

  @Test(arguments: [true, false])
  func `at a fifth of the way the time left is told within a quarter`(rehearsed: Bool) throws {
    let expected =
      rehearsed
      ? Self.rehearsal.steps(Self.steps, records: RecordedRun.records)
      : RunForecast.unrehearsed(Self.steps)

    let moments = Self.moments(RunForecast(expected))
    let fifth = try #require(moments.first { $0.share >= 0.2 })

    #expect(fifth.share < 0.3)
    #expect(abs(fifth.left - fifth.really) < 0.25 * fifth.really, "\(fifth)")
  }

  @Test func `the share that is done never goes back, and ends at one`() throws {
    var forecast = RunForecast(Self.rehearsal.steps(Self.steps, records: RecordedRun.records))
    let shares = Self.moments(forecast).map(\.share)

    #expect(shares == shares.sorted())
    for step in Self.steps { forecast.end(step, at: 1) }
    #expect(forecast.share(bytes: 0, at: 1) > 0.999)
  }

  @Test func `a step that cannot be measured on the way goes on, and waits for its end`() {
    var forecast = RunForecast([
      RunStep(.load, of: "patient", bytes: 100, seconds: 10), RunStep(.constraints, seconds: 10),
    ])
    #expect(forecast.share(bytes: 50, at: 3) == 0.25)
    forecast.end(RunStep(.load, of: "patient"), at: 5)

    // At the pace so far the step takes 5 seconds.
    #expect(forecast.share(bytes: 0, at: 5) == 0.5)
    #expect(abs(forecast.share(bytes: 0, at: 7.5) - 0.75) < 0.001)
    #expect(abs(forecast.share(bytes: 0, at: 500) - 0.95) < 0.001)
  }
}
