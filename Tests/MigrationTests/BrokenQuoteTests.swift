import Migration
import RecordStore
import TestSupport
import Testing

/// A stray quote costs the record that it stands in, and no other.
@Suite struct BrokenQuoteTests {
  @Test(arguments: [
    "1,\"SMITH,x\n2,\"JONES\",y\n3,\"BROWN\",\"z\"\n",
    "1,\"SMITH,x\n2,\"JONES\",y\n3,\"BROWN\",\"z\"",
    "1,SMITH,x\n2,\"JONES,y\n3,BROWN,z\n",
    "1,SMITH,x\n2,JONES,y\n3,\"BROWN,z\n",
    "1,SMITH,x\n2,JONES,y\n3,BROWN,\"z",
    "1,SM\"ITH,x\n2,JO\"NES,y\n3,BROWN,z\n",
    "1,\"SMITH\"x,x\n2,\"JONES\",y\n3,BROWN,z\n",
    "1,\"SMITH,x\r\n2,\"JONES\",y\r\n3,\"BROWN\",\"z\"\r\n",
  ])
  func `every line is loaded or rejected with its place`(people: String) throws {
    let folder = try TemporaryFolder()
    let project = try Trial.project(TinyProject.write(into: folder, people: people))

    let summary = try Trial.run(project, from: folder.path(of: "exports"), in: folder.path)
    let store = try Trial.store(in: folder.path)
    let loaded = try store.all("SELECT legacy_key FROM patient") { (row) throws(StoreError) in
      Int(row.text(0) ?? "") ?? 0
    }
    let rejected = try store.all("SELECT first_line, last_line FROM isolated_record") {
      (row) throws(StoreError) in Int(row.integer(0) ?? 0)...Int(row.integer(1) ?? 0)
    }

    // Each key is the number of its line.
    #expect((loaded + rejected.flatMap(Array.init)).sorted() == [1, 2, 3])
    #expect(rejected.allSatisfy { $0.count == 1 } || loaded.isEmpty)
    #expect(summary.balanced)
    #expect(summary.read == summary.loaded + summary.rejected)
    try StoreProof.expectSound(store)
  }

  @Test(arguments: [("TRAILER,,3", "MIG1108"), ("TRAILER,,many", "MIG1108"), ("", "MIG1113")])
  func `a trailer that disagrees takes the rows of its file out again`(
    trailer: String, code: String
  ) throws {
    let folder = try TemporaryFolder()
    let layout = "trailer: {first cell: TRAILER, record count in: 3}"
    let people = "1,SMITH,x\n2,JONES,y\n\(trailer)\n"
    let project = try Trial.project(
      TinyProject.write(into: folder, layout: layout, people: people))

    let summary = try Trial.run(project, from: folder.path(of: "exports"), in: folder.path)
    let store = try Trial.store(in: folder.path)

    #expect(summary.verdict == .failed && summary.verdict?.exitCode == 5)
    #expect(summary.message?.hasPrefix(code) == true)
    #expect(summary.message?.contains("people.csv") == true)
    #expect(try StoreProof.rowCounts(store).values.allSatisfy { $0 == 0 })
    #expect(summary.balanced)
  }
}
