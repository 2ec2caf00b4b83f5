import Diagnostics
import Extract
import Rehearsal
import TestSupport
import Testing
import Transform

/// The schemas that editors compare a project's files with.
@Suite struct EditorSchemaTests {
  /// Those of `Mappings/` that this version reads without an error.
  static let projects = Repository.folders(in: "Mappings").filter { name in
    !read(name).faults.contains { $0.severity == .error }
  }

  @Test(arguments: projects)
  func `no schema refuses a file of a shipped project`(_ name: String) throws {
    let project = try #require(Self.read(name).project)
    let schemas = EditorSchema(project, meanings: Self.meanings).files
    var seen: Set<String> = []
    for path in Repository.files(in: ["Mappings/\(name)"], ending: ".yaml") {
      let local = path.split(separator: "/").dropFirst(2).joined(separator: "/")
      guard let kind = Self.kinds[local.split(separator: "/").first ?? ""] else {
        #expect(local == "rehearsal.yaml", "\(path) is a file without a schema")
        continue
      }
      seen.insert(kind)
      let schema = try #require(schemas.first { $0.name == "\(kind).schema.json" }?.schema)
      let faults = try Self.faults(of: Repository.text(path), schema)
      #expect(faults == [], "\(path)")
    }
    #expect(seen.isSuperset(of: ["migration", "layout", "mapping"]))
  }

  @Test func `the systems that are shipped are among those compared`() {
    #expect(Self.projects.contains("medway-csv"))
    #expect(Self.projects.contains("sus-fixed"))
  }

  /// A change of a file of `medway-csv`, and where the schema refuses it.
  struct Slip: CustomTestStringConvertible {
    let file: String
    let right: String
    let wrong: String
    let place: String

    init(_ file: String, _ right: String, _ wrong: String, at place: String) {
      (self.file, self.right, self.wrong, self.place) = (file, right, wrong, place)
    }

    var testDescription: String { "\(file): \(wrong)" }
  }

  static let slips = [
    Slip("migration.yaml", "timezone:", "time zone:", at: "/time zone"),
    Slip("migration.yaml", "to: practitioner", "to: practitoner", at: "/crosswalks/consultants/to"),
    Slip("migration.yaml", "by: national_code", "by: code", at: "/crosswalks/consultants/by"),
    Slip(
      "migration.yaml", "EPR lacks it: create inactive", "EPR lacks it: create",
      at: "/crosswalks/practices/when the EPR lacks it"),
    Slip(
      "migration.yaml", "  organisation: ../", "  organization: ../", at: "/reference/organization"),
    Slip("migration.yaml", "skipped:", "skiped:", at: "/go only if/skiped"),
    Slip(
      "migration.yaml", "table: at most", "table: below",
      at: "/go only if/different codes in no table"),
    Slip("layouts/pmi.yaml", "kind: csv", "kind: cvs", at: "/kind"),
    Slip("layouts/pmi.yaml", "required: true", "mandatory: true", at: "/columns/0/mandatory"),
    Slip("layouts/pmi.yaml", "required: true", "required: sometimes", at: "/columns/0/required"),
    Slip("layouts/pmi.yaml", "means: nhs_number}", "means: nhs number}", at: "/columns/2/means"),
    Slip("mappings/patient.yaml", "from: pmi", "from: pim", at: "/from"),
    Slip("mappings/patient.yaml", "about:", "abuot:", at: "/abuot"),
    Slip("mappings/patient.yaml", "into: patient\n", "into: patiant\n", at: "/targets/0/into"),
    Slip("mappings/patient.yaml", "key: PAS_ID", "key: PASID", at: "/targets/0/key"),
    Slip(
      "mappings/patient.yaml", "      birth_date:", "      birthdate:",
      at: "/targets/0/fields/birthdate"),
    Slip(
      "mappings/patient.yaml", "when a value cannot be right: set aside",
      "when a value cannot be right: put aside", at: "/when a value cannot be right"),
    Slip(
      "mappings/patient.yaml", "when it is too long: cut", "when it is to long: cut",
      at: "/when it is to long"),
    Slip(
      "mappings/patient.yaml", "translated by ethnic_category", "translated by ethnicity",
      at: "/targets/0/fields/ethnic_category"),
    Slip("rules.yaml", "no two: patient", "no too: patient", at: "/rules/0/no too"),
    Slip("rules.yaml", "list EPISODE_GAP", "list EPISODEGAP", at: "/rules/2/otherwise"),
    Slip("tests/patient.yaml", "mapping: patient", "mapping: patients", at: "/tests/0/mapping"),
    Slip("tests/patient.yaml", "given: {PAS_ID:", "given: {PASID:", at: "/tests/0/given/PASID"),
    Slip("tests/patient.yaml", "outcome: loaded", "outcome: load", at: "/tests/0/expect/outcome"),
    Slip(
      "tests/patient.yaml", "patient: {nhs_number:", "patient: {nhsnumber:",
      at: "/tests/0/expect/patient/nhsnumber"),
  ]

  @Test(arguments: slips)
  func `what is no name of the project is refused where it stands`(_ slip: Slip) throws {
    let project = try #require(Self.read("medway-csv").project)
    let text = try Repository.text("Mappings/medway-csv/\(slip.file)")
    #expect(text.contains(slip.right), "\(slip.right)")
    let folder = slip.file.split(separator: "/").first ?? ""
    let kind = try #require(Self.kinds[folder])
    let schema = try #require(
      EditorSchema(project, meanings: Self.meanings).files
        .first { $0.name == "\(kind).schema.json" }?.schema)
    let faults = try Self.faults(
      of: text.replacing(slip.right, with: slip.wrong, maxReplacements: 1), schema)

    #expect(faults.contains { $0.hasPrefix("\(slip.place):") }, "\(faults)")
  }

  // MARK: Support

  private static let kinds: [Substring: String] = [
    "migration.yaml": "migration", "layouts": "layout", "mappings": "mapping",
    "rules.yaml": "rules", "tests": "tests",
  ]

  private static let meanings = MeaningList(Meaning.all.map(\.words)) { Meaning.named($0) != nil }

  private static func read(_ name: String) -> (project: Project?, faults: [Diagnostic]) {
    ProjectReader.read(Repository.path("Mappings/\(name)"), meanings: meanings)
  }

  private static func faults(of text: String, _ schema: JSONSchema) throws -> [String] {
    let file = ProjectFile(name: "it", text: text)
    var validator = SchemaValidator(schema)
    return validator.faults(of: EditorValue(try #require(file.root), in: file))
  }
}
