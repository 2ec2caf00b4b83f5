import Migration
import RecordStore
import TestSupport
import Testing
import Transform

/// Old records name people who have left and practices that have closed: they stay, and cannot be
/// chosen for anything new.
@Suite struct InactiveRowTests {
  private static func rows(_ query: SQL) throws -> [String] {
    let folder = try TemporaryFolder()
    let project = try Trial.project(Repository.path("Mappings/sus-fixed"))
    _ = try Trial.run(project, from: project.project.exports, in: folder.path)
    return try Trial.store(in: folder.path).all(query) { (row) throws(StoreError) in
      "\(row.text(0) ?? "") \(row.integer(1) ?? -1)"
    }
  }

  @Test func `a consultant whom only a crosswalk names is an inactive row`() throws {
    let found = try Self.rows(
      """
      SELECT DISTINCT practitioner.national_code, practitioner.is_active FROM episode
      JOIN practitioner ON practitioner.id = episode.consultant
      """)
    #expect(found.contains("C9100101 0"))
    for code in ["C9999998", "CD999998", "M9999998", "N9999998", "H9999998"] {
      #expect(found.contains("\(code) 0"), "\(code)")
    }
    #expect(found.allSatisfy { $0.hasSuffix(" 0") })
  }

  @Test func `a practice that has closed stays with its patients, inactive`() throws {
    let found = try Self.rows(
      """
      SELECT DISTINCT organisation.ods_code, organisation.is_active FROM gp_registration
      JOIN organisation ON organisation.id = gp_registration.practice
      """)
    #expect(found.contains("L99192 0"))
    #expect(found.contains("L99101 1"))
  }
}
