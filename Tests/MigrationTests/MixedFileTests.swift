import Diagnostics
import Extract
import Foundation
import Migration
import RecordStore
import TestSupport
import Testing

/// One file of fixed positions that feeds several sources.
@Suite struct MixedFileTests {
  static let records = [
    "10000001Smith", "20000001H-0001", "10000002Müller", "20000002H-0002", "20000003H-0003",
    "10      Nobody", "99       6",
  ]

  @Test(arguments: ["none", "lf"])
  func `what is declared of each type is read of it`(recordEnd: String) throws {
    let folder = try TemporaryFolder()
    let project = try MixedProject.write(
      into: folder, records: Self.records, declared: [("person", 3), ("number", 3)],
      recordEnd: recordEnd)

    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)

    #expect(summary.verdict == .accepted, "\(summary.message ?? "")")
    #expect(summary.balanced)
    #expect(summary.files.map(\.mapping) == ["patient", "identifier"])
    #expect(summary.files.map(\.declared) == [3, 3])
    #expect(summary.files.map(\.read) == [3, 3])
    #expect(summary.files.map(\.proved) == [true, true])
    let store = try Trial.store(in: folder.path)
    let surnames = try store.all("SELECT surname FROM patient_name ORDER BY id") {
      (row) throws(StoreError) in row.text(0) ?? ""
    }
    #expect(surnames == ["Smith", "Müller"])
    // In the file's own lines, whichever type it is of; without line ends a record is a line.
    let findings = try Finding.stored(summary.run, in: store).map(\.description)
    #expect(
      findings == [
        "DUMP1.DAT:5 held PARENT_MISSING", "DUMP1.DAT:6 rejected FIELD_BLANK",
      ])
    try StoreProof.expectSound(store)
  }

  @Test func `the first source answers for records of no known type`() throws {
    let folder = try TemporaryFolder()
    let project = try MixedProject.write(
      into: folder, records: ["10000001Smith", "45???", "20000001H-0001", "99       3"],
      declared: [("person", 1), ("number", 1)])

    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)

    #expect(summary.balanced)
    #expect(summary.files.map(\.read) == [2, 1])
    #expect(summary.files.map(\.proved) == [false, true])
    let findings = try Finding.stored(summary.run, in: Trial.store(in: folder.path))
    #expect(findings.map(\.description) == ["DUMP1.DAT:2 rejected RECORD_TYPE_UNKNOWN"])
  }

  @Test(
    arguments: [
      (["10000001Smith", "99       1"], [("person", 1), ("number", 1)], "MIG1106"),
      (
        ["10000001Smith", "20000001H-0001", "99       3"], [("person", 1), ("number", 1)],
        "MIG1108"
      ),
      (["10000001Smith", "20000001H-0001"], [("person", 1), ("number", 1)], "MIG1113"),
      (
        ["10000001Smith", "20000001H-0001", "99       2"], [("person", 2), ("number", 1)],
        "MIG1114"
      ),
      (
        ["10000001Smith", "20000001H-0001", "99       2"], [("person", 1)], "MIG1114"
      ),
      (
        ["10000001Smith", "20000001H-0001", "99       2!"], [("person", 1), ("number", 1)],
        "MIG1115"
      ),
      (
        ["10000001Smith", "99       1"], [("person", 1), ("number", 0), ("ward", 2)], "MIG1104"
      ),
    ])
  func `a file that is not what was declared fails, and nothing of it stays`(
    records: [String], declared: [(String, Int)], code: String
  ) throws {
    let folder = try TemporaryFolder()
    let project = try MixedProject.write(into: folder, records: records, declared: declared)
    do {
      let summary = try Trial.run(
        Trial.project(project), from: folder.path(of: "exports"), in: folder.path)
      #expect(summary.verdict == .failed)
      #expect(summary.message?.hasPrefix(code) == true, "\(summary.message ?? "")")
      let store = try Trial.store(in: folder.path)
      let left = try store.integer("SELECT count(*) FROM patient_identifier")
      #expect(left == 0)
    } catch let error as MigrationError {
      #expect("\(error.diagnostic.code)" == code)
    }
  }

  /// Two records with the same key: the later one is set apart.
  @Test func `a record that is set apart has its original bytes`() throws {
    let folder = try TemporaryFolder()
    let project = try MixedProject.write(
      into: folder,
      records: [
        "10000001Smith", "20000001H-0001", "10000001Jones", "20000001H-0001", "99       4",
      ], declared: [("person", 2), ("number", 2)])

    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)

    #expect(summary.balanced)
    let store = try Trial.store(in: folder.path)
    let findings = try Finding.stored(summary.run, in: store).map(\.description)
    #expect(
      findings == [
        "DUMP1.DAT:3 rejected KEY_CONFLICT"
      ])
    #expect(summary.files.map(\.duplicate) == [0, 1])
    let original = try store.all("SELECT original FROM isolated_record") {
      (row) throws(StoreError) in row.bytes(0) ?? []
    }
    let expected = MixedProject.encoding.bytes(
      of: "10000001Jones".padding(toLength: 30, withPad: " ", startingAt: 0))
    #expect(original == [expected])
  }
}
