import TestSupport
import Testing

/// What is copied without anybody having written so.
@Suite struct CopyTests {
  /// To call a borrowing method the compiler hands over a copy of a large structure: such calls took
  /// a tenth of the mapper's time, and no line of the code showed it.
  @Test func `no method that a record needs borrows the runner`() throws {
    let files = FileTests.swift.filter {
      $0.contains("/PlanRunner+") && $0.hasPrefix("Sources/")
    }
    var methods = 0
    for file in files {
      var isRunner = false
      for line in try Repository.text(file).split(separator: "\n") {
        if line.first?.isLetter == true { isRunner = line.hasPrefix("extension PlanRunner") }
        guard isRunner, line.contains(#/^\s{2}(\w+ )*func /#) else { continue }
        methods += 1
        #expect(line.contains(/(mutating|static) func/), "\(file): \(line)")
      }
    }
    #expect(methods > 100)
  }
}
