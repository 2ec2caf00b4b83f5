import TestSupport
import Testing

/// What is copied without anybody having written so.
@Suite struct CopyTests {
  /// To call a borrowing method the compiler hands over a copy of a large structure: such calls took
  /// a fifth of the mapper's time, and no line of the code showed it.
  @Test func `no method that a field needs borrows the runner`() throws {
    let files = FileTests.swift.filter {
      $0.contains("/PlanRunner+") && $0.hasPrefix("Sources/")
    }
    #expect(!files.isEmpty)
    for file in files {
      let text = try Repository.text(file)
      #expect(!text.contains("borrowing func"), "\(file)")
    }
  }
}
