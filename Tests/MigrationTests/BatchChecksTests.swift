import Migration
import RecordStore
import TestSupport
import Testing

/// The checks of rows are asked by the thread that maps where the writer is behind, and by the writer
/// where it waits: of so many batches both do.
@Suite struct BatchChecksTests {
  @Test func `whoever asks, each record that breaks a check is kept out, and no other`() throws {
    let folder = try TemporaryFolder()
    let count = 24_000
    func isWrong(_ number: Int) -> Bool { number % 499 == 5 }
    let people = (1...count).map {
      "\($0),02/05/1950,\(isWrong($0) ? "01/05/1950" : "03/05/1950")\n"
    }
    let path = try SmallProject.write(
      into: folder, people: people.joined(), born: "A, read as dd/MM/yyyy, as partial date",
      answers: "when a value cannot be right: set aside",
      targets: """
              death_date: B, read as dd/MM/yyyy
        """ + "\n" + SmallProject.name(forename: "ID"))

    let summary = try Trial.run(
      Trial.project(path), from: folder.path(of: "exports"), in: folder.path)

    #expect(summary.balanced, "\(summary.message ?? "")")
    let wrong = (1...count).filter(isWrong)
    let found = try Finding.stored(summary.run, in: Trial.store(in: folder.path))
    #expect(Set(found.map(\.reason)) == ["DATE_OUT_OF_ORDER"])
    #expect(found.map(\.line).sorted() == wrong)
    let store = try Trial.store(in: folder.path)
    for table in ["patient", "patient_name"] as [SQL] {
      let rows = try store.integer("SELECT count(*) FROM " + table)
      #expect(rows == Int64(count - wrong.count))
    }
  }
}
