import Diagnostics
import Migration
import RecordStore
import TestSupport
import Testing

/// A document of XML through a whole run.
@Suite struct XMLRunTests {
  /// `fillers` are good records before the others; 5000 are more than one batch.
  @Test(arguments: [0, 5000])
  func `a record that is set apart has its line and its bytes`(fillers: Int) throws {
    let folder = try TemporaryFolder()
    let blank = XMLProject.patient("2", "Blank", born: "", numbers: ["N2"])
    let broken = XMLProject.patient("3", "Smith & Jones", numbers: ["N3"])
    let twice = XMLProject.patient("4", "Müller &#38; Co", numbers: ["N4", "N1"])
    let records =
      [XMLProject.patient("1", "Smith", numbers: ["N1"])]
      + (0..<fillers).map { XMLProject.patient("F\($0)", "Müller", numbers: ["F\($0)"]) }
      + [blank, broken, twice, XMLProject.patient("5", "Last", numbers: ["N5", "N6"])]
    let project = try XMLProject.write(into: folder, records: records)

    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)

    #expect(summary.balanced, "\(summary.message ?? "")")
    #expect(summary.files.map(\.read) == [fillers + 5])
    #expect(summary.files.map(\.loaded) == [fillers + 2])
    let store = try Trial.store(in: folder.path)
    let findings = try Finding.stored(summary.run, in: store).map(\.description)
    let line = fillers + 5
    #expect(
      findings == [
        "people.xml:\(line) rejected FIELD_BLANK", "people.xml:\(line + 1) rejected XML_BROKEN",
        "people.xml:\(line + 2) rejected KEY_CONFLICT",
      ])
    // The last is taken out by a constraint, and read again from its region of the document.
    let originals = try store.all("SELECT original FROM isolated_record ORDER BY first_line") {
      (row) throws(StoreError) in String(decoding: row.bytes(0) ?? [], as: UTF8.self)
    }
    #expect(originals == [blank, broken, twice])
    let numbers = try store.all(
      "SELECT value FROM patient_identifier WHERE value LIKE 'N%' ORDER BY value"
    ) { (row) throws(StoreError) in row.text(0) ?? "" }
    #expect(numbers == ["N1", "N5", "N6"])
    let patients = try store.integer("SELECT count(*) FROM patient")
    #expect(patients == Int64(fillers + 2))
    try StoreProof.expectSound(store)
  }

  @Test func `a document that breaks between its records leaves nothing`() throws {
    let folder = try TemporaryFolder()
    let project = try XMLProject.write(
      into: folder,
      records: [XMLProject.patient("1", "Smith"), "&", XMLProject.patient("2", "Jones")])

    let summary = try Trial.run(
      Trial.project(project), from: folder.path(of: "exports"), in: folder.path)

    #expect(summary.verdict == .failed)
    #expect(summary.message?.hasPrefix("MIG1117") == true, "\(summary.message ?? "")")
    let store = try Trial.store(in: folder.path)
    let patients = try store.integer("SELECT count(*) FROM patient")
    #expect(patients == 0)
  }

  @Test func `the same document again loads nothing`() throws {
    let folder = try TemporaryFolder()
    let project = try XMLProject.write(
      into: folder,
      records: [
        XMLProject.patient("1", "Smith", numbers: ["N1", "N2"]),
        XMLProject.patient("2", "Blank", born: ""),
      ])
    let checked = try Trial.project(project)
    let first = try Trial.run(checked, from: folder.path(of: "exports"), in: folder.path)
    let second = try Trial.run(checked, from: folder.path(of: "exports"), in: folder.path)
    #expect(first.loaded == 1 && first.rejected == 1)
    #expect(second.loaded == 0 && second.duplicate == 1 && second.rejected == 1)
    #expect(second.balanced)
  }
}
