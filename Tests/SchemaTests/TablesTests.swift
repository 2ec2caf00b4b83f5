import Schema
import Standards
import Testing

/// What holds for every table, whoever adds it.
@Suite struct TablesTests {
  @Test func `no two tables have the same name`() {
    let names = Tables.all.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: Tables.all.map(\.name))
  func `a table is found by its name`(_ name: String) throws {
    let table = try #require(Tables.table(named: name))
    #expect(Tables.table(named: table.name) == table)
  }

  @Test(arguments: Tables.all.map(\.name))
  func `a table and its columns are named in small letters, and no name is reserved in a store`(
    _ name: String
  ) throws {
    let table = try #require(Tables.table(named: name))
    let reserved: Set = ["from", "to", "order", "end", "user", "group", "table", "check", "index"]
    for name in [table.name] + table.stored.map(\.name) {
      #expect(name.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil, "\(name)")
      #expect(!reserved.contains(name), "\(name)")
      #expect(name.count <= 63, "\(name)")
    }
  }

  @Test(arguments: Tables.all.map(\.name))
  func `no two stored columns of a table have the same name`(_ name: String) throws {
    let table = try #require(Tables.table(named: name))
    let names = table.stored.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test func `a reference names the table itself or one that comes before it`() {
    var before: Set<String> = []
    for table in Tables.all {
      before.insert(table.name)
      for (column, target) in table.references {
        #expect(before.contains(target), "\(table.name).\(column)")
      }
    }
  }

  @Test func `the EPR's tables refer to the EPR's tables only`() {
    let record = Set(Tables.record.map(\.name))
    for table in Tables.record {
      #expect(table.part == .record)
      #expect(table.references.allSatisfy { record.contains($0.table) })
    }
  }

  @Test(arguments: Tables.record.map(\.name))
  func `a column for codes names a national list that is known`(_ name: String) throws {
    let table = try #require(Tables.table(named: name))
    for column in table.columns {
      guard case .code(let list) = column.type else { continue }
      #expect(CodeList.named(list) != nil, "\(table.name).\(column.name)")
    }
  }

  @Test(arguments: Tables.all.map(\.name))
  func `everything says what it is for, in one piece`(_ name: String) throws {
    let table = try #require(Tables.table(named: name))
    for about in [table.about] + table.columns.map(\.about) {
      #expect(!about.isEmpty)
      #expect(!about.contains("\n"))
    }
  }
}
