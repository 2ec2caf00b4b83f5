import TestSupport
import Testing
import Transform

/// A value that has come before becomes what it became then, and what is said of it is said again.
@Suite struct ValueMemoryTests {
  /// The small project's, with a step before each of its lists, and texts of few values.
  private static let mapping = SmallProject.mapping.replacing(
    "SURNAME, trimmed", with: "SURNAME, in capitals"
  )
  .replacing("birth_date_status: STATUS", with: "birth_date_status: STATUS, single spaces")
  .replacing("practice: GP, matched", with: "practice: GP, in capitals, matched")

  private static let header = "ID,SURNAME,STATUS,DOB,DOD,SEX,GP\n"

  /// Few values that come often, and at last many that never come again.
  private static func lines(seed: UInt64) -> [String] {
    var random = SplitMix(seed)
    let names = [
      "Ash", "ash", "  Ash", "Ü", "", "NULL", "Abcdefgh", "Abcdefghi", "Abcdefghijklmnop",
      "Abcdefghijklmnopq", "A  b", "O'Neill", "Ñandú", "x", "xy", "xyz", "wxyz",
      String(repeating: "long ", count: 60),
    ]
    let codes = ["f", "m", "M", "F", "9", "?", "", " 1", "1 ", "unknown"]
    return (1...2600).map { number in
      let name = number < 900 ? names.randomElement(using: &random) ?? "" : "N\(number)"
      let code = codes.randomElement(using: &random) ?? ""
      let practice = ["P1", "p1", "P2", "", " P1"].randomElement(using: &random)
      return "P\(number),\(name),\(names.randomElement(using: &random) ?? ""),,,\(code),"
        + (practice ?? "") + "\n"
    }
  }

  @Test(arguments: [1, 2])
  func `what is remembered is what would be made`(seed: UInt64) throws {
    let ids: [String: Int64] = ["V81999": 77]
    let lines = Self.lines(seed: seed)
    let together = try SmallMapping(Self.mapping).map(Self.header + lines.joined(), ids: ids)
    // A runner that has mapped nothing before remembers nothing.
    let mapping = try SmallMapping(Self.mapping)
    let alone = try lines.map { try mapping.map(Self.header + $0, ids: ids) }
    #expect(together.account.counts.read == lines.count)
    for table in ["patient", "patient_name", "gp_registration", "legacy_value"] {
      // Ids, and what refers to them, are of the record's number, which is 1 for each alone.
      func content(_ rows: [[String: String]]) -> [[String: String]] {
        rows.map { $0.filter { !["id", "patient", "row_id"].contains($0.key) } }
      }
      #expect(content(together[table]) == content(alone.flatMap { $0[table] }), "\(table)")
    }
    #expect(together.notes == alone.flatMap(\.notes))
    #expect(together.faults == alone.flatMap(\.faults))
    #expect(!together.notes.isEmpty && !together["legacy_value"].isEmpty)
  }
}
