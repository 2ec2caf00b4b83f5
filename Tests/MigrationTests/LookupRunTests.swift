import Diagnostics
import Extract
import Migration
import RecordStore
import TestSupport
import Testing

/// Surnames that stand in a file of their own, which no mapping loads.
@Suite struct LookupRunTests {
  private static func write(
    into folder: borrowing TemporaryFolder, people: String, names: String, more: String = ""
  ) throws -> String {
    let project = try TinyProject.write(into: folder, people: people)
    try folder.write(
      "project/migration.yaml",
      """
      format: 1
      migration: tiny
      source system: TINY
      target: epr/1
      exports: ../exports
      sources:
        people: {layout: layouts/people.yaml, files: "people.csv"}
        names: {layout: layouts/names.yaml, files: "names.csv"\(more)}
      mappings:
        - mappings/patient.yaml
      go only if:
        files not proved: 0
      """)
    try folder.write(
      "project/layouts/names.yaml",
      """
      layout: names
      kind: csv
      header: none
      columns:
        - {name: REF, key: true}
        - {name: WORD}
      """)
    let mapping = try folder.text(of: "project/mappings/patient.yaml")
    try folder.write(
      "project/mappings/patient.yaml",
      mapping.replacing(
        "surname: SURNAME",
        with: "surname: SURNAME, looked up in names for WORD"
      ).replacing(
        "when it is too long: cut",
        with: "when it is too long: cut\nwhen it is not found: set aside\n"
          + "when more than one fits: set aside"))
    try folder.write("exports/names.csv", names)
    return project
  }

  /// Declares both files, with this many names.
  private static func declare(_ names: Int, in folder: borrowing TemporaryFolder) throws {
    func line(_ file: String, _ rows: Int) throws -> String {
      let hash = try SHA256.hexDigest(ofFile: folder.path(of: "exports/\(file)"))
      return "\(file),,\(rows),\(hash),2026-11-22,full\n"
    }
    try folder.write(
      "exports/manifest.csv",
      "file,record_type,rows,sha256,as_at,extent\n" + line("people.csv", 2)
        + line("names.csv", names))
  }

  private static let people = "1,N1,A\n2,N2,B\n"

  @Test func `a value is looked up in a file that is read and not loaded`() throws {
    let folder = try TemporaryFolder()
    let project = try Self.write(
      into: folder, people: Self.people, names: "N1,SMITH\nN2,BROWN\nN3,GREEN\n")
    try Self.declare(3, in: folder)

    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)

    #expect(summary.verdict == .complete)
    #expect(summary.balanced)
    #expect(summary.files.map(\.file) == ["people.csv"])
    #expect((summary.declared, summary.read, summary.loaded) == (2, 2, 2))
    let lookup = try #require(summary.lookups?.first)
    #expect((lookup.file, lookup.declared, lookup.read, lookup.broken) == ("names.csv", 3, 3, 0))
    #expect(lookup.proved && lookup.fault == nil)
    #expect(summary.lookups?.count == 1)
    let store = try Trial.store(in: folder.path)
    let names = try store.all("SELECT surname FROM patient_name ORDER BY surname", columns: 1)
    #expect(names == [[.text("BROWN")], [.text("SMITH")]])
    #expect(try store.integer("SELECT count(*) FROM load_file") == 1)
  }

  @Test func `what is broken in that file is said, and nothing is found in it`() throws {
    let folder = try TemporaryFolder()
    let project = try Self.write(
      into: folder, people: Self.people, names: "N1,SMITH\nN2,BROWN,more\n")
    try Self.declare(2, in: folder)

    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)

    let lookup = try #require(summary.lookups?.first)
    #expect((lookup.read, lookup.broken) == (2, 1))
    #expect(lookup.fault?.code.description == "MIG1119")
    #expect(summary.repaired == 1)
    #expect(summary.limits.map(\.found) == ["1"])
    #expect(summary.verdict == .noGo)
  }

  @Test func `a file that is not the declared one is looked up in by nobody`() throws {
    let folder = try TemporaryFolder()
    let project = try Self.write(into: folder, people: Self.people, names: "N1,SMITH\n")
    try Self.declare(5, in: folder)

    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)

    #expect(summary.verdict == .failed)
    #expect(summary.message?.hasPrefix("MIG1114") == true)
    #expect(summary.loaded == 0)
  }

  @Test func `values that take more memory than they may stop the run`() throws {
    let folder = try TemporaryFolder()
    let names = (0..<60_000).map { "N\($0),SMITH\n" }.joined()
    let project = try Self.write(
      into: folder, people: Self.people, names: names, more: ", look-up megabytes: 1")

    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)

    #expect(summary.verdict == .failed)
    #expect(summary.message?.hasPrefix("MIG1118") == true)
  }

  @Test func `a second run with another name updates the row`() throws {
    let folder = try TemporaryFolder()
    let project = try Self.write(
      into: folder, people: Self.people, names: "N1,SMITH\nN2,BROWN\n")
    let exports = folder.path(of: "exports")
    _ = try Trial.run(Trial.project(project), from: exports, in: folder.path)
    try folder.write("exports/names.csv", "N1,SMITH\nN2,GREEN\n")

    let summary = try Trial.run(Trial.project(project), from: exports, in: folder.path)

    #expect((summary.duplicate, summary.updated) == (1, 1))
  }
}
