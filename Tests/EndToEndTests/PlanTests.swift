import Foundation
import TestSupport
import Testing

/// A plan shows the order of a load, and with a rehearsal how long each step will take.
@Suite struct PlanTests {
  struct Printed: Decodable {
    struct Phase: Decodable {
      let mapping: String
      let needs: [String]
    }

    struct Step: Decodable {
      let step: String
      let of: String?
      let records: Int?
      let seconds: Double
    }

    let phases: [Phase]
    let records: Int?
    let steps: [Step]
    let seconds: Double?
    let ends: String?

    init(_ text: String) throws {
      self = try JSONDecoder().decode(Self.self, from: Data(text.utf8))
    }
  }

  @Test func `without a rehearsal the phases are shown, and how to come by one is said`()
    async throws
  {
    let sample = try SampleProject()

    let result = try await Command.migrate("plan", sample.path, in: sample.folder.path).run()

    #expect(result.status == 0, "\(result)")
    #expect(result.output.contains("1  patient "), "\(result)")
    #expect(result.output.contains("Episodes_001.csv"), "\(result)")
    #expect(result.output.contains("no rehearsal of it"), "\(result)")
    #expect(!result.output.contains("predicted"), "\(result)")
  }

  @Test func `with a rehearsal each of its steps is predicted, and when the last one ends`()
    async throws
  {
    let sample = try SampleProject()
    let work = sample.database + ".work"
    let run = try await sample.run()
    try #require(run.status == 2, "\(run)")

    let plan = try await Command.migrate(
      "plan", sample.path, "--work", work, "--records", "1200000", "--start", "23:59", "--json"
    ).run()
    let printed = try Printed(plan.output)

    #expect(printed.phases.map(\.mapping).prefix(2) == ["patient", "appointment"])
    #expect(printed.phases.first { $0.mapping == "episode" }?.needs == ["spell"])
    #expect(printed.records == 1_200_000)
    let patients = printed.steps.first { $0.step == "load" && $0.of == "patient" }
    #expect(patients?.records == 232_400)
    #expect(printed.steps.map(\.step).first == "check")
    #expect(printed.steps.map(\.step).last == "report")
    #expect(printed.steps.contains { $0.step == "constraints" && $0.seconds > 0 })
    let sum = printed.steps.reduce(0) { $0 + $1.seconds }
    #expect(abs(sum - (printed.seconds ?? 0)) < 0.1)
    #expect(printed.ends?.hasSuffix(" +1 day") == true, "\(plan)")

    let words = try await Command.migrate("plan", sample.path, "--work", work).run()
    #expect(words.status == 0, "\(words)")
    #expect(words.output.contains("not in it: a scan of the exports"), "\(words)")
    #expect(words.output.contains("restore point"), "\(words)")
  }

  @Test(
    arguments: [
      (["--run", "2020-01-01-a"], 5), (["--from", "nowhere"], 5), (["--records", "0"], 64),
      (["--records", "5", "--from", "."], 64), (["--start", "25:00"], 64),
    ] as [([String], Int32)])
  func `a plan for what is not there is refused`(options: [String], status: Int32) async throws {
    let sample = try SampleProject()

    let result = try await Command(
      BuildFolder.path + "/migrate", ["plan", sample.path] + options, in: sample.folder.path
    ).run()

    #expect(result.status == status, "\(result)")
    #expect(!result.errors.isEmpty)
  }
}
