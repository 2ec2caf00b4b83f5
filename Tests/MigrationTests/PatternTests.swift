import Testing
import Transform

@Suite struct PatternTests {
  @Test(arguments: [
    ("PMI*.csv", "PMI_001.csv", true), ("PMI*.csv", "PMI.csv", true),
    ("PMI*.csv", "XPMI_001.csv", false), ("a.csv", "a.csv", true), ("*b*c", "abxbc", true),
    ("ab*ba", "aba", false),
  ])
  func `a star stands for any run of characters`(pattern: String, name: String, fits: Bool) {
    #expect(name.matches(pattern: pattern) == fits)
  }
}
