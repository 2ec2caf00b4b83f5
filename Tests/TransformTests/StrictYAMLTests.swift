import Diagnostics
import Testing
import Transform

@Suite struct StrictYAMLTests {
  private static func faults(_ text: String) -> [String] {
    StrictYAML.read(text, file: "a.yaml").faults.map { "\($0.code) \($0.place?.description ?? "")" }
  }

  @Test func `all scalars are text`() {
    let root = StrictYAML.read("a: NO\nb: 01\nc: 1e3\nd: ~\ne: 2026-01-01\n", file: "a.yaml").root
    #expect(
      ["a", "b", "c", "d", "e"].map { root?[$0]?.text } == ["NO", "01", "1e3", "~", "2026-01-01"])
  }

  @Test(
    arguments: [
      ("a: 1\nb:\n\tc: 2\n", ["MAP903 a.yaml:3:1"]),
      ("a: 1\nb: 2\na: 3\n", ["MAP904 a.yaml:3:1"]),
      (
        "a: 1\nb: 2\na: 3\nb: 4\na: 5\n",
        ["MAP904 a.yaml:3:1", "MAP904 a.yaml:4:1", "MAP904 a.yaml:5:1"]
      ),
      ("x: {a: 1, ba: 2, a: 3}\n", ["MAP904 a.yaml:1:18"]),
      ("x: {a: 1, a: 2, a: 3}\n", ["MAP904 a.yaml:1:11", "MAP904 a.yaml:1:17"]),
      ("x:\n  a: 1\n  a: 2\ny:\n  a: 3\n", ["MAP904 a.yaml:3:3"]),
      ("a: 1\r\nb: 2\r\na: 3\r\n", ["MAP904 a.yaml:3:1"]),
      ("a: &x 1\nb: *x\n", ["MAP905 a.yaml:1:4", "MAP905 a.yaml:2:4"]),
      (
        "a: &x {c: 1}\nb:\n  <<: *x\n",
        ["MAP905 a.yaml:1:4", "MAP905 a.yaml:3:3", "MAP905 a.yaml:3:7"]
      ),
      ("a: [1, 2\nb: 3\n", ["MAP903 a.yaml:2:2"]),
      ("", ["MAP903 a.yaml:1:1"]),
    ])
  func `what project files do not use is named with its place`(text: String, expected: [String]) {
    #expect(Self.faults(text).sorted() == expected.sorted())
  }

  @Test func `a place counts characters, and of a quoted text from behind the quote`() {
    let root = StrictYAML.read("Zoë: \"x\"\nb: y\n", file: "a.yaml").root
    #expect([root?["Zoë"]?.line, root?["Zoë"]?.column] == [1, 7])
    #expect([root?["b"]?.line, root?["b"]?.column] == [2, 4])
  }
}
