import Pages
import Testing

@Suite struct WordingTests {
  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (8_000_000, "8,000,000"), (-1204, "-1,204"),
  ])
  func `numbers have thousands separators`(number: Int, expected: String) {
    #expect(number.grouped == expected)
  }

  @Test(arguments: [
    (0, 10, "0%"), (5, 10, "50%"), (4, 1000, "0.4%"), (93, 10_000, "0.93%"), (1, 3, "33%"),
    (105, 1000, "11%"), (1, 100_000, "0.001%"), (1, 8_000_000, "under 0.001%"), (3, 0, "–"),
    (101, 10_000, "1%"), (1000, 1000, "100%"),
  ])
  func `a share is a percentage that never says none of some`(
    part: Int, whole: Int, expected: String
  ) {
    #expect(part.share(of: whole) == expected)
  }

  @Test func `one is not many`() {
    #expect(1.of("record") == "1 record")
    #expect(1_204.of("record") == "1,204 records")
    #expect(2.of("record waits", "records wait") == "2 records wait")
  }
}
