import Schema
import TestSupport
import Testing
import Transform

/// From which columns of the source a field comes, and what may stand in them.
@Suite struct OriginsTests {
  static let project: (project: Project, plans: [MappingPlan])? = {
    guard let project = ProjectReader.read(Repository.path("Mappings/medway-csv")).project else {
      return nil
    }
    return (project, MappingCompiler.compile(project, codes: NationalCodes.codes).plans)
  }()

  static func plan(_ name: String) throws -> MappingPlan {
    let plans = try #require(project).plans
    return try #require(plans.first { $0.name == name })
  }

  @Test(
    arguments: [
      ("spell", "spell.number", ["IP_SPELL_NUMBER"]),
      ("spell", "spell.discharged_at", ["ADMISSION_DTTM", "DISCHARGE_DTTM"]),
      ("spell", "spell.ward", ["ADMISSION_WARD_CODE", "DISCHARGE_WARD_CODE"]),
      ("spell", "spell.legacy_key", ["EXTERNAL_ID"]),
      ("patient", "patient.restricted", ["SENSITIVE_PDS_FLAG"]),
      ("spell", "spell.no_such_field", []),
    ])
  func `a field comes from its column and from those that it is compared with`(
    mapping: String, target: String, columns: [String]
  ) throws {
    let plan = try Self.plan(mapping)
    #expect(plan.columns(feeding: target).map { plan.columns[$0] } == columns)
  }

  @Test func `a constraint comes from the columns of its fields`() throws {
    let plan = try Self.plan("spell")
    let columns = plan.columns(ofConstraint: "spell_open_once", of: "spell").map {
      plan.columns[$0]
    }
    #expect(columns == ["PAS_ID", "ADMISSION_DTTM", "DISCHARGE_DTTM"])
    #expect(
      plan.columns(ofConstraint: "no_such_constraint", of: "spell")
        == plan.columns(feeding: "spell"))
  }

  @Test func `a reference comes from the column with the key`() throws {
    let plan = try Self.plan("spell")
    #expect(plan.columns(referringTo: "patient").map { plan.columns[$0] } == ["PAS_ID"])
    #expect(plan.columns(referringTo: "pathway") == [])
  }

  @Test func `a coded column may hold what its table decides, and no other has codes`() throws {
    let plan = try Self.plan("spell")
    let crosswalks = try #require(Self.project).project.crosswalks
    func codes(_ column: String) throws -> [String]? {
      plan.codes(
        ofColumn: try #require(plan.columns.firstIndex(of: column)), crosswalks: crosswalks
      )?.map(\.code)
    }
    #expect(try codes("ADMISSION_METHOD_CODE")?.contains("WL") == true)
    #expect(try codes("ADMISSION_WARD_CODE")?.contains("6A") == true)
    #expect(try codes("DISCHARGE_DTTM") == nil)
    #expect(try codes("IP_SPELL_NUMBER") == nil)
  }
}
