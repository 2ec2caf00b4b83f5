import Migration
import TestSupport
import Testing
import Transform

/// What a rehearsal took, made larger.
@Suite struct StepPredictionTests {
  static let rehearsal = StepPrediction(
    rehearsal: [
      RunStep(.check, seconds: 0.5),
      RunStep(.manifest, bytes: 1_000, seconds: 1),
      RunStep(.load, of: "patient", records: 100, bytes: 600, seconds: 4),
      RunStep(.load, of: "spell", records: 900, bytes: 400, seconds: 6),
      RunStep(.constraints, records: 1_000, seconds: 3),
      RunStep(.totals, records: 1_000, seconds: 1),
    ], records: 1_000)

  @Test func `ten times the records take ten times as long, and sorting somewhat longer`() {
    let steps = Self.rehearsal.steps(records: 10_000)

    #expect(steps.map(\.records) == [nil, nil, 1_000, 9_000, 10_000, 10_000])
    let seconds = steps.map { ($0.seconds * 100).rounded() / 100 }
    // 3 s · 10 · log 10,000 / log 1,000
    #expect(seconds == [0.5, 10, 40, 60, 40, 10])
  }

  @Test func `each mapping grows by its own records, and by bytes where none are declared`() {
    let steps = Self.rehearsal.steps(
      [
        RunStep(.load, of: "patient", records: 300, bytes: 600),
        RunStep(.load, of: "spell", bytes: 800),
        RunStep(.load, of: "unheard", records: 5, bytes: 100),
        RunStep(.check),
      ], records: nil)

    // What was not rehearsed loads 100 bytes as the others did: 10 s for 1,000.
    #expect(steps.map(\.seconds) == [12, 12, 1, 0.5])
  }

  @Test func `what a tiny file costs does not grow with the others`() {
    let rehearsal = StepPrediction(
      rehearsal: [
        RunStep(.load, of: "clinic", records: 10, seconds: 0.5),
        RunStep(.load, of: "patient", records: 99_990, seconds: 20.5),
      ], records: 100_000)

    let steps = rehearsal.steps(records: 1_000_000)

    #expect(steps.map { ($0.seconds * 10).rounded() / 10 } == [0.5, 200.5])
  }

  @Test func `a run tells how long each of its steps took, and they add up`() throws {
    let folder = try TemporaryFolder()
    let exports = folder.path(of: "exports")
    let system = Trial.systems[1]
    try Trial.generate(system, records: 1_500, defects: 0, seed: 7, into: exports)
    let project = try Trial.project(system.folder)

    let summary = try Trial.run(project, from: exports, in: folder.path)
    let steps = try #require(summary.steps)

    let loads = steps.filter { $0.step == .load }
    #expect(loads.map(\.of) == project.plans.map(\.name))
    for file in summary.files where file.mapping == "patient" {
      #expect(loads.first { $0.of == "patient" }?.records == file.read)
    }
    let lists = steps.filter { $0.step == .list }
    #expect(lists.reduce(0) { $0 + ($1.records ?? 0) } == summary.compared)
    #expect(steps.contains { $0.step == .lookUp && $0.of == "encounters" })
    #expect(steps.first?.step == .check && steps.last?.step == .totals)
    let sum = steps.dropFirst().reduce(0) { $0 + $1.seconds }
    #expect(abs(sum - summary.seconds) < 0.2, "\(sum) of \(summary.seconds)")
  }
}
