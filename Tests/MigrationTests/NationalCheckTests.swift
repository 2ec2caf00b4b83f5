import RecordStore
import Schema
import Testing
import Transform

@Suite struct NationalCheckTests {
  @Test(arguments: Tables.record)
  func `the codes of every national list of a table can be checked`(_ table: Table) {
    let names = RowChecks(table, codes: NationalCodes.codes).names
    let coded = table.columns.filter { if case .code = $0.type { true } else { false } }
    #expect(names.filter { $0.hasSuffix("_code") }.count >= coded.count)
    #expect(Set(names).count == names.count)
  }
}
