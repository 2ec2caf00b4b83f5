import Migration
import TestSupport
import Testing

@Suite struct DecisionsInForceTests {
  private static func decision(_ kind: Decision.Kind, by person: String = "A. Clerk") -> Decision {
    Decision(
      kind, by: person,
      about: Decision.Subject(
        reject: "r1", mapping: "patient", key: "K1", fileHash: "f", offset: 0, recordHash: "h"))
  }

  private static func inForce(_ decisions: [Decision]) throws -> DecisionsInForce {
    let folder = try TemporaryFolder()
    var log = try DecisionLog(in: WorkFolder(folder.path(of: "work")))
    try log.append(decisions)
    return DecisionsInForce(log)
  }

  @Test func `the last decision that was not withdrawn holds`() throws {
    let later = try Self.inForce([Self.decision(.accepted), Self.decision(.rules)])
    #expect(later.settled["r1"]?.decision.kind == .rules)
    let withdrawn = try Self.inForce([
      Self.decision(.accepted), Self.decision(.rules), Decision(.withdrawn, by: "A", line: 2),
    ])
    #expect(withdrawn.settled["r1"]?.decision.kind == .accepted)
    #expect(withdrawn.history["r1"]?.count == 2)
  }

  @Test func `nobody is a second person to themselves`() throws {
    let own = try Self.inForce([
      Self.decision(.excluded), Decision(.approved, by: "A. Clerk", line: 1),
    ])
    #expect(own.settled["r1"]?.isCarriedOut(approving: [.excluded]) == false)
    let other = try Self.inForce([
      Self.decision(.excluded), Decision(.approved, by: "B. Second", line: 1),
    ])
    #expect(other.settled["r1"]?.isCarriedOut(approving: [.excluded]) == true)
  }

  @Test func `who shall decide is told beside what was decided`() throws {
    var assigned = Self.decision(.assigned)
    assigned.owner = "PMI team"
    let inForce = try Self.inForce([assigned])
    #expect(inForce.settled["r1"] == nil)
    #expect(inForce.assigned["r1"]?.decision.owner == "PMI team")
  }
}
