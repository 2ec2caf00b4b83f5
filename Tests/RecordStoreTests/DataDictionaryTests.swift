import RecordStore
import Schema
import Testing

@Suite struct DataDictionaryTests {
  @Test func `it names every column with its meaning and its form`() throws {
    try StoreCase(SQLiteStore.self).withConnection([]) { connection in
      let dictionary = DataDictionary([.everything, .visit, .part], in: connection.ddl)

      #expect(dictionary.tables.map(\.name) == ["everything", "visit", "part"])
      #expect(
        dictionary.tables[0].columns.map(\.stored) == [
          ["name TEXT"], ["size INTEGER"], ["weight INTEGER"], ["active INTEGER"],
          ["day INTEGER"], ["birth INTEGER", "birth_precision TEXT"],
          ["at INTEGER", "at_precision TEXT"], ["sex TEXT"], ["next INTEGER"], ["more TEXT"],
          ["raw BLOB"],
        ])
      #expect(dictionary.tables[0].columns[0].type == "text, at most 20 characters")
      #expect(
        dictionary.tables[1].constraints[0] == "no two rows share number, where status is \"it's\"")
      #expect(
        dictionary.tables[2].constraints == [
          "no two rows of one visit overlap from started_at to ended_at",
          "started_at to ended_at lie inside started_at to ended_at of its visit",
        ])
    }
  }
}
