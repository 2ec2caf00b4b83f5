import Diagnostics
import Foundation
import Testing

/// What SARIF 2.1.0 demands of a log, a run, a rule, a result and a fix.
@Suite struct SARIFTests {
  private static let place = Place("mappings/my people.yaml", line: 3, column: 6)

  private static let faults = [
    Diagnostic(
      .unknownColumn, "the layout has no column 'SEXX'", at: place, remedy: "Did you mean 'SEX'?",
      excerpt: "sex: SEXX", fix: .replace(4, at: place, with: "SEX")),
    Diagnostic(.answerNeverApplies, "it can never apply", at: place, remedy: "Remove the line"),
    Diagnostic(.storeBusy, "the store is busy", at: nil, remedy: "Wait"),
  ]

  private static func log(_ faults: [Diagnostic]) throws -> [String: Any] {
    let data = try JSONEncoder().encode(SARIFLog(faults, folder: "/data/a project"))
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private static func run(_ faults: [Diagnostic]) throws -> [String: Any] {
    try #require((log(faults)["runs"] as? [[String: Any]])?.first)
  }

  @Test func `a log has its version, one run, and a tool with a name`() throws {
    let log = try Self.log(Self.faults)
    #expect(log["version"] as? String == "2.1.0")
    #expect((log["$schema"] as? String)?.hasSuffix("sarif-2.1.0.json") == true)
    let run = try Self.run([])
    let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
    #expect(driver?["name"] as? String == "migrate")
    #expect((run["results"] as? [Any])?.isEmpty == true)
  }

  @Test func `each result names its rule, and each rule has help`() throws {
    let run = try Self.run(Self.faults)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(rules.compactMap { $0["id"] as? String } == ["MAP101", "MAP601", "MIG7005"])
    for rule in rules {
      #expect((rule["help"] as? [String: Any])?["text"] as? String != "")
      #expect((rule["shortDescription"] as? [String: Any])?["text"] as? String != nil)
    }
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      #expect((result["message"] as? [String: Any])?["text"] as? String != nil)
      #expect(["error", "warning"].contains(result["level"] as? String))
    }
  }

  @Test func `addresses are relative to the project, and a fix is a region and its text`() throws {
    let run = try Self.run(Self.faults)
    let bases = try #require(run["originalUriBaseIds"] as? [String: [String: Any]])
    #expect(bases["PROJECT"]?["uri"] as? String == "file:///data/a%20project/")
    let results = try #require(run["results"] as? [[String: Any]])
    let result = try #require(results.first { $0["ruleId"] as? String == "MAP101" })
    let location = try #require((result["locations"] as? [[String: Any]])?.first)
    let physical = try #require(location["physicalLocation"] as? [String: Any])
    let artifact = try #require(physical["artifactLocation"] as? [String: Any])
    #expect(artifact["uri"] as? String == "mappings/my%20people.yaml")
    #expect(artifact["uriBaseId"] as? String == "PROJECT")
    #expect((physical["region"] as? [String: Int]) == ["startLine": 3, "startColumn": 6])
    let fix = try #require((result["fixes"] as? [[String: Any]])?.first)
    let change = try #require((fix["artifactChanges"] as? [[String: Any]])?.first)
    let edit = try #require((change["replacements"] as? [[String: Any]])?.first)
    #expect(
      edit["deletedRegion"] as? [String: Int] == [
        "startLine": 3, "startColumn": 6, "endLine": 3, "endColumn": 10,
      ])
    #expect((edit["insertedContent"] as? [String: Any])?["text"] as? String == "SEX")
  }
}
