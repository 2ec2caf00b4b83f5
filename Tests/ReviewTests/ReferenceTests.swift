import Diagnostics
import Review
import Testing

@Suite struct ReferenceTests {
  @Test func `every code has a page`() {
    for code in DiagnosticCode.all {
      #expect(Reference.page(code.description)?.text.contains(code.meaning) == true, "\(code)")
    }
  }

  @Test func `every reason has a page, by its number and by its name`() {
    for reason in Reasons.all {
      let page = Reference.page("MIG\(reason.number)")
      #expect(page?.text.contains(reason.action) == true, "\(reason)")
      #expect(Reference.page(reason.slug.lowercased()) == page, "\(reason)")
      #expect(Reference.index.contains("  MIG\(reason.number)  "))
    }
  }

  @Test func `every page has a file of its own, and the index names it`() throws {
    let files = Reference.files
    #expect(Set(files.map(\.name)).count == files.count)
    #expect(files.count == DiagnosticCode.all.count + Reasons.all.count + 1)
    let index = try #require(files.first { $0.name == "README.md" }).text
    for file in files where file.name != "README.md" {
      #expect(index.contains("(\(file.name))"), "\(file.name)")
    }
  }
}
