import Migration
import RecordStore
import TestSupport
import Testing

/// Which root causes concern someone who is being cared for now.
@Suite struct LiveCauseTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let stays: [String]
    let toFix: Int
    let live: Int
  }

  @Test(arguments: [
    Case(
      testDescription: "a spell that has ended and is rejected is not live",
      stays: ["S1,P1,11/03/2024 09:30,12/03/2024 09:30,", "S1,P2,11/03/2024 09:30,,"],
      toFix: 1, live: 0),
    Case(
      testDescription: "an open spell that is rejected is live",
      stays: ["S1,P1,11/03/2024 09:30,,", "S1,P2,11/03/2024 09:30,,"], toFix: 1, live: 1),
    Case(
      testDescription: "an old spell of a patient who is in a bed is live",
      stays: [
        "S1,P1,31/02/2023 09:30,12/03/2023 09:30,", "S2,P1,11/03/2024 09:30,,",
      ], toFix: 1, live: 1),
    Case(
      testDescription: "a patient who is missing is live through the open spell that waits",
      stays: ["S1,P404,11/03/2024 09:30,,", "S2,P405,11/03/2023 09:30,12/03/2023 09:30,"],
      toFix: 2, live: 1),
    Case(
      testDescription: "a spell that cannot be read may be an open one",
      stays: ["S1,P1,11/03/2024 09:30"], toFix: 1, live: 1),
    Case(
      testDescription: "a second open spell, taken out by a constraint, is live",
      stays: ["S1,P1,11/03/2024 09:30,,", "S2,P1,12/03/2024 09:30,,"], toFix: 1, live: 1),
  ])
  func `live causes are counted`(_ example: Case) throws {
    let folder = try TemporaryFolder()
    let project = try EpisodeProject.write(
      into: folder, people: (1...9).map { "P\($0),SMITH" }, first: example.stays, second: [])
    try folder.write("exports/stays2.csv", "S9,P9,11/03/2020 09:30,12/03/2020 09:30,\n")
    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)
    #expect(summary.balanced)
    #expect(summary.toFix == example.toFix)
    #expect(summary.liveRejected == example.live)
    let marked = try Trial.store(in: folder.path).integer(
      """
      SELECT count(DISTINCT COALESCE(missing_key, reject_id)) FROM isolated_record
      WHERE live = 1 AND (outcome = 'rejected' OR missing_key IS NOT NULL)
      """)
    #expect(marked == Int64(example.live))
  }
}
