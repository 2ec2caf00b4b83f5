import Review
import Testing

@Suite struct RootCausesTests {
  @Test func `what waits is counted with the last cause of its chain`() throws {
    var records = SampleRun.records
    var episode = SampleRun.held[0]
    episode.id = "episode"
    episode.cause = .reject(SampleRun.held[0].id)
    records.append(episode)

    let causes = RootCauses(records)
    let patient = try #require(causes.all.first { $0.record?.id == SampleRun.rejected[0].id })
    #expect(patient.waiting.count == 11)
    #expect(patient.effect == 12)
  }

  @Test func `rejected records and distinct missing parents are to fix`() {
    let causes = RootCauses(SampleRun.records)
    #expect(causes.all.count == 7)
    #expect(causes.all.reduce(0) { $0 + $1.waiting.count } == 31)
    #expect(causes.unexplained.isEmpty)
  }

  @Test func `the reason with the greatest effect stands first`() {
    let effects = RootCauses(SampleRun.records).byReason.map(\.effect)
    #expect(effects == effects.sorted(by: >))
    #expect(effects.reduce(0, +) == 6 + 31)
  }

  @Test func `a circle or an unknown cause is told, not lost`() {
    var one = SampleRun.held[0]
    one.cause = .reject("two")
    one.id = "one"
    var two = one
    two.id = "two"
    two.cause = .reject("one")
    var stray = one
    stray.id = "stray"
    stray.cause = .reject("gone")
    #expect(RootCauses([one, two, stray]).unexplained.map(\.id) == ["one", "two", "stray"])
  }
}
