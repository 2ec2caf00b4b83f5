import Diagnostics
import Foundation
import Review
import TestSupport
import Testing
import Transform

/// The folders `docs/codes` and `docs/steps` are written by `migrate reference --out docs`.
@Suite struct DocumentationTests {
  @Test func `every page is what the command would write`() throws {
    for page in Reference.documentation {
      let found = try? Repository.text("docs/\(page.path)")
      #expect(
        found == page.text, "docs/\(page.path) is old: run `migrate reference --out docs`")
    }
  }

  @Test func `no page is left of what is no more`() {
    let written = Set(Reference.documentation.map { "docs/\($0.path)" })
    let found = Set(Repository.files(in: ["docs/codes", "docs/steps"]))
    #expect(found.subtracting(written).isEmpty)
  }

  @Test func `every code, reason and step has a page`() {
    let pages = Set(Reference.documentation.map(\.path))
    for code in DiagnosticCode.all { #expect(pages.contains("codes/\(code).md")) }
    for reason in Reasons.all { #expect(pages.contains("codes/MIG\(reason.number).md")) }
    #expect(Reference.stepPages.count == Steps.all.count)
    #expect(pages.count == Reference.documentation.count)
  }

  @Test(
    arguments: [
      ("steps", "the part before the first {text} or the whole"), ("means", "key of patient"),
      ("tables", "patient_flag"), ("lists", "admission_method"), ("patient", "death_date"),
      ("admission_method", "Elective - booked"), ("as NHS number", "NHS_CHECK_DIGIT"),
      ("map101", "unknown source column"),
      ("reasons", "DATE_INVALID"), ("diagnostics", "MAP101  unknown source column"),
      ("date_invalid", "MIG2002"),
    ])
  func `the reference prints what is asked for`(name: String, expected: String) throws {
    let text = try #require(
      Reference.text(of: name, meanings: [("key of patient", "The hospital number")]))
    #expect(text.contains(expected))
  }

  @Test(
    arguments: [
      ("date_invallid", "DATE_INVALID"), ("as NHS nummber", "as NHS number"),
      ("admision_method", "admission_method"), ("patient_flags", "patient_flag"),
      ("reason", "reasons"),
    ])
  func `a mistyped name is told what was meant`(name: String, meant: String) {
    #expect(Reference.nearest(to: name) == meant)
  }

  @Test func `what nobody knows has no page`() {
    #expect(Reference.text(of: "no such thing", meanings: []) == nil)
  }
}
