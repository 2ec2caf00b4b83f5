import TestSupport
import Testing

@Suite struct SafetyTests {
  /// The files that may hold raw memory.
  static func mayHoldPointers(_ file: String) -> Bool {
    let name = file.split(separator: "/").last ?? ""
    let isBinding = name.contains(
      /\+(glibc|libcsv|libcrypto|libxlsxwriter|libxml2|libzip|sqlite3|zlib|zstd)\.swift$/)
    let isNamed = [
      "BulkRows", "CSVPlainSplitter", "FixedSplitter", "Handoff", "KeyIndex", "RecordBatch",
      "RecordBatch+Copy", "RecordBatch+Replacing", "RecordBatch+Values", "RecordSpool", "RowBatch",
      "TextScratch", "Lent", "ValueMemory",
    ].contains { name == $0 + ".swift" }
    return isBinding || isNamed || file.hasPrefix("Sources/Extract/Sources/")
  }

  static let withPointers = FileTests.swift.filter {
    // Not of these tests, which speak of pointers.
    guard !$0.hasPrefix("Tests/ArchitectureTests/") else { return false }
    let text = try? Repository.text($0)
    return text?.contains(/Unsafe\w*Pointer|withUnsafe|unsafe(?:BitCast|Uninitialized)/) == true
  }

  @Test func `raw memory stays in the files that are named for it`() {
    #expect(Self.withPointers.filter { !Self.mayHoldPointers($0) } == [])
  }

  @Test(arguments: withPointers)
  func `raw memory says who owns it and until when`(file: String) throws {
    #expect(try Repository.text(file).contains("// SAFETY:"))
  }

  @Test func `a promise to the compiler names its lock`() throws {
    for file in FileTests.swift where !file.hasPrefix("Tests/ArchitectureTests/") {
      let lines = try Repository.text(file).split(
        separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() where line.contains("@unchecked Sendable") {
        let before = lines[max(0, index - 6)..<index].contains { $0.contains("//") }
        #expect(before, "\(file):\(index + 1) has no comment")
      }
    }
  }

  @Test func `no setting switches the compiler's checks off`() throws {
    let manifest = try Repository.text("Package.swift")
    #expect(!manifest.contains("unsafeFlags"))
    #expect(!manifest.contains("-Ounchecked"))
  }
}
