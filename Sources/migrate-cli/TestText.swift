import Diagnostics
import Transform

/// The results of a project's tests, a line each, and what differs below it.
struct TestText {
  let results: [TestResult]
  /// Only what failed.
  let isQuiet: Bool

  var text: String {
    var text = ""
    for result in results where !(isQuiet && result.passed) {
      let place = "\(result.test.place.file):\(result.test.place.line ?? 1)"
      text += "\(result.passed ? "ok    " : "FAILED") \(place)  \(result.test.name)\n"
      for difference in result.differences {
        text += "       \(difference.place): \(difference.what)\n"
        text += "         expected: \(difference.expected)\n"
        text += "         found:    \(difference.found)\n"
      }
    }
    let failed = results.count { !$0.passed }
    return text + "\(results.count) \(results.count == 1 ? "test" : "tests"), \(failed) failed\n"
  }
}

/// What `test --json` prints.
struct TestReport: Encodable {
  struct Test: Encodable {
    let test: String
    let mapping: String
    let file: String
    let line: Int
    let passed: Bool
    let differences: [Difference]
  }

  struct Difference: Encodable {
    let what: String
    let expected: String
    let found: String
    let line: Int
    let column: Int
  }

  let passed: Int
  let failed: Int
  let tests: [Test]

  init(_ results: [TestResult]) {
    passed = results.count { $0.passed }
    failed = results.count - passed
    tests = results.map { result in
      Test(
        test: result.test.name, mapping: result.test.mapping, file: result.test.place.file,
        line: result.test.place.line ?? 1, passed: result.passed,
        differences: result.differences.map {
          Difference(
            what: $0.what, expected: $0.expected, found: $0.found, line: $0.place.line ?? 1,
            column: $0.place.column ?? 1)
        })
    }
  }
}
