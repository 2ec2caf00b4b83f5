import Foundation
import TestSupport
import Testing

/// `migrate document`: the page that people sign.
@Suite struct DocumentTests {
  @Test func `the page says what happens to a value that fails`() async throws {
    let page = try await Self.page(of: try SampleProject())
    let number = try #require(page.firstRange(of: "#### `patient.nhs_number`\n"))
    let field = page[number.upperBound...].prefix(1200)

    #expect(field.contains("the NHS number fails its check digit, `NHS_CHECK_DIGIT`"))
    #expect(field.contains("the field stays **empty**, the old value is kept beside it"))
    #expect(field.contains("the patient is loaded."))
  }

  @Test func `every column, field and code line of the project stands on the page`() async throws {
    let page = try await Self.page(of: try SampleProject())
    for file in Repository.files(in: ["Mappings/medway-csv/layouts"]) {
      for name in try Repository.text(file).matches(of: /name: ([A-Za-z_0-9]+)/) {
        #expect(page.contains("`\(name.output.1)`"), "\(file): \(name.output.1)")
      }
    }
    for file in Repository.files(in: ["Mappings/medway-csv/codes"]) {
      for line in try Repository.text(file).split(separator: "\n").dropFirst() {
        let code = line.split(separator: ",", omittingEmptySubsequences: false).first ?? ""
        #expect(page.contains("| `\(code.replacing("\"", with: ""))` |"), "\(file): \(code)")
      }
    }
  }

  @Test func `a signature holds until a file that it is of changes`() async throws {
    let sample = try SampleProject()
    let before = try await Self.page(of: sample)
    let signed = try await Self.page(of: sample, "--sign", "Ada Larkspur, data quality")
    let clean = try await Command.migrate("check", sample.path, "--strict").run()
    try sample.replace("ZZZTEST", with: "YYYTEST", in: "mappings/patient.yaml")
    let lapsed = try await Self.page(of: sample)
    let check = try await Command.migrate("check", sample.path).run()

    #expect(before.contains("Not signed."))
    #expect(signed.contains("Signed by Ada Larkspur, data quality on "))
    #expect(clean.status == 0, "\(clean)")
    #expect(lapsed.contains("**Signature lapsed**: Ada Larkspur, data quality signed on "))
    #expect(lapsed.contains("changed since: `mappings/patient.yaml`."))
    #expect(check.output.contains("signatures.csv:2:1: warning[MAP923]"), "\(check)")
    #expect(check.output.contains("changed since: mappings/patient.yaml"), "\(check)")
  }

  private static func page(of sample: SampleProject, _ options: String...) async throws -> String {
    let out = sample.folder.path(of: "specification")
    let result = try await Command(
      BuildFolder.path + "/migrate", ["document", sample.path, "--out", out] + options
    ).run()
    #expect(result.status == 0, "\(result)")
    let html = try sample.folder.text(of: "specification/specification.html")
    #expect(html.hasPrefix("<!doctype html>"))
    return try sample.folder.text(of: "specification/specification.md")
  }
}
