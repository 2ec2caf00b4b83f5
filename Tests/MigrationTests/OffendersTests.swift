import Load
import RecordStore
import Schema
import TestSupport
import Testing
import Transform

/// What breaks a constraint, asked for while the load goes on.
@Suite struct OffendersTests {
  private final class NoOriginals: Originals {
    func records(_ numbers: [Int], ofFile file: Int64) throws(StoreError) -> [Int: (
      place: RecordPlace, original: [UInt8]
    )] { [:] }

    func firstLines(of numbers: [Int], inFile file: Int64) throws(StoreError) -> [Int: Int] { [:] }
  }

  /// Inserts a row of which nothing matters but some references.
  private static func insert(
    _ id: Int64, _ cells: [String: Int64] = [:], into table: Table, _ connection: any Connection
  ) throws {
    let required: SQL = """
      SELECT name FROM pragma_table_info(\(table.name)) WHERE "notnull" = 1 AND name <> 'id'
      """
    let blanks = try connection.all(required, columns: 1).compactMap { $0[0].text }
    var columns = "id" as SQL
    var values = "\(id)" as SQL
    for name in Set(blanks).union(cells.keys).sorted() {
      columns = columns + ", \(identifier: name)"
      let form = table.stored.first { $0.name == name }?.form
      if form == .integer {
        values = values + ", \(cells[name] ?? 0)"
      } else {
        values = values + ", \("x")"
      }
    }
    try connection.execute(
      "INSERT INTO \(identifier: table.name) (" + columns + ") VALUES (" + values + ")")
  }

  @Test(arguments: [true, false])
  func `nobody asks of a table while more comes to one that it refers to`(isOpen: Bool) throws {
    let folder = try TemporaryFolder()
    let address = "sqlite:\(folder.path(of: "trial.db"))"
    let store = try Stores.create(address, kind: .trial) { _ in nil }
    let connection = try store.connect(.bulkLoad)
    let run = try StoredRun(
      name: "r", project: "p", kind: "run", startedAt: 0, ruleset: "", exports: "", manifest: nil,
      only: [], in: connection)
    let ledger = try Ledger(connection, beginning: run, sourceSystem: "OLD")
    let facts = try #require(
      RunFacts(
        asAt: 0, timezone: "Europe/London", sourceSystem: "OLD", crosswalks: [], origins: []))
    let writer = try Writer(
      connection, ledger: ledger, facts: facts, recordsPerTransaction: 1, codes: { _ in nil })
    let offenders = Offenders(
      store, connection, ledger: ledger, originals: NoOriginals(), facts: facts, progress: { _ in })
    let patient: Int64 = 2 << 40 | 1 << 8
    try connection.begin()
    _ = try ledger.begin(
      "flags.csv", sha256: "", size: 0, encoding: "UTF-8", mapping: "flag", isDerived: false,
      declared: nil, asAt: nil, keptFrom: nil)
    try connection.commit()

    try connection.transaction { () throws(StoreError) in
      do {
        try Self.insert(1 << 40 | 1 << 8, ["patient": patient], into: .patientFlag, connection)
      } catch {
        preconditionFailure("\(error)")
      }
    }
    try offenders.complete([.patientFlag], but: isOpen ? ["patient"] : [])
    try connection.transaction { () throws(StoreError) in
      while offenders.canMake { try offenders.makeOne() }
    }
    try offenders.askBeside()
    #expect(offenders.questionsLeft == (isOpen ? ["references of patient_flag"] : []))
    guard isOpen else {
      // The flag of a patient who never came has to leave, and what was known of the pages is old.
      let proof = try offenders.finishBulk(writer)
      #expect(proof.broken == [] && !proof.hasAllPages && !proof.whole.contains("patient_flag"))
      #expect(try connection.integer("SELECT count(*) FROM patient_flag") == 0)
      #expect(try connection.integer("SELECT count(*) FROM isolated_record") == 1)
      return
    }
    try connection.transaction { () throws(StoreError) in
      do {
        try Self.insert(patient, into: .patient, connection)
      } catch {
        preconditionFailure("\(error)")
      }
    }
    let proof = try offenders.finishBulk(writer)
    #expect(proof.whole == ["patient", "patient_flag"] && proof.broken == [] && proof.hasAllPages)
    #expect(try connection.integer("SELECT count(*) FROM patient_flag") == 1)
  }
}
