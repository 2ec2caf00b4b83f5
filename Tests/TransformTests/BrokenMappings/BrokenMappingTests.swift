import Diagnostics
import Testing

/// 120 mistakes, one at a time: each gives exactly one diagnostic, with its code and place; and the
/// edit that a diagnostic proposes, made in the file, leaves nothing to say.
@Suite struct BrokenMappingTests {
  static let all =
    BrokenMapping.names + BrokenMapping.kinds + BrokenMapping.codes + BrokenMapping.answers
    + BrokenMapping.targets + BrokenMapping.layouts + BrokenMapping.rules + BrokenMapping.projects
    + BrokenMapping.conditions + BrokenMapping.ruleForms + BrokenMapping.lookups

  @Test func `nothing is wrong with the sound project`() throws {
    let faults = try SoundProject.check(SoundProject.files)
    #expect(faults.isEmpty, "\(TerminalRenderer().render(faults))")
  }

  @Test func `there are 120 mistakes, and every code of a project is among them`() {
    #expect(Self.all.count >= 120)
    let codes = Set(Self.all.map(\.code))
    let missing = DiagnosticCode.mappingCodes.map(\.description).filter { !codes.contains($0) }
    // A signature that has lapsed is no mistake in a file; its tests are those of signatures.
    #expect(missing == ["MAP923"])
    #expect(Set(Self.all.map(\.testDescription)).count == Self.all.count)
  }

  @Test(arguments: all)
  func `a mistake is said once, at its place`(broken: BrokenMapping) throws {
    let faults = try SoundProject.check(broken.files())
    let place = try broken.place()

    #expect(faults.count == 1, "\(TerminalRenderer().render(faults))")
    let fault = try #require(faults.first)
    #expect(fault.code.description == broken.code)
    #expect(fault.place?.description == place.description, "\(TerminalRenderer().render(fault))")
    #expect(fault.excerpt != nil || place.column == 1, "\(TerminalRenderer().render(fault))")
  }

  @Test(arguments: all)
  func `a help that proposes an edit is right: it removes its fault and adds none`(
    broken: BrokenMapping
  ) throws {
    var files = try broken.files()
    for fault in try SoundProject.check(files) {
      let proposes = ["Did you mean", "Remove the line", "Add ', ", "Replace the tab"]
      if proposes.contains(where: fault.remedy.contains) {
        #expect(fault.fix != nil, "\(TerminalRenderer().render(fault))")
      }
      guard let fix = fault.fix else { continue }
      let text = try #require(files[fix.file])
      files[fix.file] = fix.applied(to: text)
      let left = try SoundProject.check(files)
      #expect(left.isEmpty, "\(fault.remedy)\n\(fix)\n\(TerminalRenderer().render(left))")
    }
  }
}
