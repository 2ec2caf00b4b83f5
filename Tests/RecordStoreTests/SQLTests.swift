import RecordStore
import Testing

@Suite struct SQLTests {
  @Test func `an interpolation is a parameter and never text`() {
    let name = "O'Brien $1 ?2"
    let sql: SQL = "SELECT \(name), \(3), \(nil as Int64?), \([1, 2] as [UInt8]), \(true)"

    #expect(sql.text { "$\($0)" } == "SELECT $1, $2, $3, $4, $5")
    #expect(
      sql.parameters == [.text(name), .integer(3), .null, .bytes([1, 2]), .integer(1)])
  }

  @Test func `placeholders are numbered by where they stand`() {
    let condition: SQL = "ward = \("A1")"
    let sql: SQL = "UPDATE spell SET bed = \(7) WHERE \(condition)" + " AND id = \(9)"

    #expect(sql.text { "?\($0)" } == "UPDATE spell SET bed = ?1 WHERE ward = ?2 AND id = ?3")
    #expect(sql.parameters == [.integer(7), .text("A1"), .integer(9)])
  }

  @Test func `our own names come in as text`() {
    let sql: SQL = "SELECT \(raw: "max(id)") FROM \(identifier: "odd\"name")"

    #expect(sql.text { "?\($0)" } == #"SELECT max(id) FROM "odd""name""#)
    #expect(sql.parameters.isEmpty)
  }
}
