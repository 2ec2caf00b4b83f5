import Foundation
import TestSupport
import Testing

/// `migrate reference schema`: files for editors.
@Suite struct EditorSchemaCommandTests {
  @Test func `a schema is written for each kind of file, with the project's own names`()
    async throws
  {
    let folder = try TemporaryFolder()
    let result = try await Command.migrate(
      "reference", "schema", Repository.path("Mappings/medway-csv"), "--out",
      folder.path(of: "schema")
    ).run()
    let kinds = ["migration", "layout", "mapping", "rules", "tests"]

    #expect(result.status == 0, "\(result)")
    #expect(
      result.output.split(separator: "\n").map { $0.split(separator: "/").last ?? "" }
        == kinds.map { "\($0).schema.json" })
    for kind in kinds {
      let text = try folder.text(of: "schema/\(kind).schema.json")
      let schema = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      #expect(schema?["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
      #expect(schema?["title"] as? String == "\(kind) of medway-csv")
    }
    #expect(try folder.text(of: "schema/mapping.schema.json").contains("\"GENDER_CODE\""))
  }

  @Test func `a schema wants a project and a folder, and nothing else takes a project`()
    async throws
  {
    let folder = try TemporaryFolder()
    let out = folder.path(of: "schema")
    let nowhere = try await Command.migrate("reference", "schema", ".").run()
    let noProject = try await Command.migrate(
      "reference", "schema", folder.path(of: "none"), "--out", out
    ).run()
    let surplus = try await Command.migrate("reference", "DATE_INVALID", "here").run()

    #expect(nowhere.status == 64, "\(nowhere)")
    #expect(noProject.status == 4, "\(noProject)")
    #expect(surplus.status == 64, "\(surplus)")
  }
}
