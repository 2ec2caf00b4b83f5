import Extract
import Foundation
import Migration
import RecordStore
import TestSupport
import Testing
import Transform

/// An identifier that is sent again under another name counts the same activity twice.
@Suite struct CDSIdentifierTests {
  /// The sources that bring identifiers, by system, and the column that has them.
  static let systems: [(name: String, sources: [String], column: String)] = [
    ("sus-fixed", ["inpatients"], "CDSUniqueIdentifier"),
    ("cds-xml", ["inpatients", "outpatients"], "CDS_UNIQUE_IDENTIFIER"),
  ]

  @Test(arguments: systems)
  func `every identifier in the files is in the store or of a record that is told`(
    system: (name: String, sources: [String], column: String)
  ) throws {
    let folder = try TemporaryFolder()
    let project = try Trial.project(Repository.path("Mappings/\(system.name)"))
    _ = try Trial.run(project, from: project.project.exports, in: folder.path)
    let store = try Trial.store(in: folder.path)

    let came = try Self.identifiers(inFilesOf: system.sources, project.project)
    let stored = try store.all("SELECT unique_identifier FROM cds_record") {
      (row) throws(StoreError) in row.text(0) ?? ""
    }
    // The mappings of identifiers look at nothing else: what they hold could not be split.
    let told = try store.all(
      """
      SELECT legacy_key FROM isolated_record
      WHERE stage = 'reader' AND mapping LIKE 'cds%' AND root_reject IN (
        SELECT reject_id FROM isolated_record WHERE outcome = 'rejected')
      """
    ) { (row) throws(StoreError) in row.text(0) ?? "" }

    #expect(Set(stored).union(told) == came)
    #expect(Set(stored).isDisjoint(with: told))
    #expect(stored.count + told.count == came.count)
    #expect(told.count >= 3)
  }

  /// What the bytes of the files have that looks like an identifier; no reader is asked.
  private static func identifiers(
    inFilesOf sources: [String], _ project: Project
  ) throws -> Set<String> {
    var found: Set<String> = []
    let names = try FileManager.default.contentsOfDirectory(atPath: project.exports)
    for name in sources {
      let source = try #require(project.source(named: name))
      for file in names.filter(source.takes) {
        let bytes = try #require(FileManager.default.contents(atPath: "\(project.exports)/\(file)"))
        let text = String(decoding: bytes, as: UTF8.self)
        found.formUnion(text.matches(of: /BRZZ01[A-Z0-9]+/).map { String($0.output) })
      }
    }
    return found
  }

  @Test(arguments: systems)
  func `every identifier that came in is in the store, and none was made up`(
    system: (name: String, sources: [String], column: String)
  ) throws {
    let folder = try TemporaryFolder()
    let project = try Trial.project(Repository.path("Mappings/\(system.name)"))
    _ = try Trial.run(project, from: project.project.exports, in: folder.path)
    let store = try Trial.store(in: folder.path)

    let came = try system.sources.flatMap {
      try Self.values(of: system.column, in: $0, project.project)
    }
    let stored = try store.all("SELECT unique_identifier FROM cds_record") {
      (row) throws(StoreError) in row.text(0) ?? ""
    }

    #expect(stored.sorted() == Set(came).sorted())
    #expect(stored.count > 100)
    let withheld = try store.integer(
      "SELECT count(*) FROM record_note WHERE slug = 'IDENTITY_WITHHELD'")
    #expect(try #require(withheld) > 0)
  }

  @Test(arguments: systems)
  func `episodes and appointments keep their identifiers as keys`(
    system: (name: String, sources: [String], column: String)
  ) throws {
    let folder = try TemporaryFolder()
    let project = try Trial.project(Repository.path("Mappings/\(system.name)"))
    _ = try Trial.run(project, from: project.project.exports, in: folder.path)

    let strangers = try Trial.store(in: folder.path).integer(
      """
      SELECT count(*) FROM episode WHERE legacy_key NOT IN
        (SELECT unique_identifier FROM cds_record)
      """)

    #expect(strangers == 0)
  }

  /// A column of all records of a source that can be split.
  private static func values(
    of column: String, in source: String, _ project: Project
  ) throws -> [String] {
    let declared = try #require(project.source(named: source))
    let index = try #require(declared.layout.columns.firstIndex { $0.name == column })
    let names = try FileManager.default.contentsOfDirectory(atPath: project.exports)
    var values: [String] = []
    for name in names.filter(declared.takes) {
      var reader = try Format.reader(
        of: .open(path: "\(project.exports)/\(name)"), layout: declared.layout)
      var batch = RecordBatch(declared.layout, records: 256)
      var broken: [BrokenRecord] = []
      while try reader.read(into: &batch, broken: &broken) {
        for record in 0..<batch.count {
          let field = batch.field(index, ofRecord: record)
          values.append(String(decoding: field.indices.map { field[$0] }, as: UTF8.self))
        }
      }
    }
    return values
  }
}
