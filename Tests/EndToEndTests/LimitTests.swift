import TestSupport
import Testing

/// Limits end a run early or refuse its result; loosening the mapping buys nothing.
@Suite struct LimitTests {
  @Test func `a run stops at its limit of rejected records`() async throws {
    let sample = try SampleProject()
    try sample.replace("rejected: 1000", with: "rejected: 3", in: "migration.yaml")

    let result = try await sample.run()
    let summary = try PrintedSummary(result.output)

    #expect(result.status == 3, "\(result)")
    #expect(summary.verdict == "stopped")
    #expect(summary.message?.contains("more than 3 records were rejected") == true)
    #expect(summary.message?.contains("what was committed before is in the store") == true)

    let again = try await sample.run()
    #expect(again.status == 5 && again.errors.contains("error[MIG7003]"), "\(again)")
  }

  @Test(arguments: [
    ("to fix: at most 600", "to fix: at most 1"),
    ("waiting for them: at most 1200", "waiting for them: at most 1"),
    ("skipped: at most 600", "skipped: at most 1"),
    // However loose the mapping is, what it repairs is counted.
    ("repairs of any one rule: at most 300", "repairs of any one rule: at most 0"),
  ])
  func `one limit that is passed makes it a no-go`(loose: String, tight: String) async throws {
    let sample = try SampleProject()
    try sample.replace(loose, with: tight, in: "migration.yaml")

    let result = try await Command.migrate(
      "run", sample.path, "--into", sample.store, "--quiet"
    ).run()

    let limit = tight.split(separator: ":")[0]
    #expect(result.status == 3, "\(result)")
    #expect(result.output.contains("verdict: no go"), "\(result)")
    #expect(result.output.contains("limit passed: \(limit): "), "\(result)")
  }
}
