import Diagnostics
import Standards
import Transform

/// The codes that a value without a line in its code table most likely means.
struct CodeCandidates {
  private let project: Project
  private let columns: ProjectColumns

  init(_ project: Project, _ columns: ProjectColumns) {
    self.project = project
    self.columns = columns
  }

  /// - Parameters:
  ///   - value: As the source has it.
  ///   - target: Table and field that it is for.
  ///   - mapping: Of the record.
  /// - Returns: At most two, the likeliest first, each with why.
  func candidates(
    for value: String, target: String, mapping: String
  ) -> [(value: String, why: String)] {
    let (names, national) = columns.lists(of: target, in: mapping)
    var found: [(value: String, why: String)] = []
    for name in names {
      let table = project.codeTables.first { $0.name == name }
      let crosswalk = project.crosswalks.first { $0.name == name }
      guard let lines = (table ?? crosswalk?.codes)?.lines else { continue }
      let approved = lines.filter { $0.status == .approved }
      if let near = value.likelyMeant(in: approved.map(\.sourceCode).filter { $0 != value }),
        let line = approved.first(where: { $0.sourceCode == near })
      {
        let text = line.sourceText.isEmpty ? "" : " (\(line.sourceText))"
        found.append((near, "\(text) is a line of \(name) that is spelt nearly so"))
      }
      let matcher = CodeMatcher(candidates(national, crosswalk))
      if let match = matcher.match(value) {
        found.append((match.candidate.code, " (\(match.candidate.text)): \(match.why)"))
      }
    }
    return Array(found.prefix(2))
  }

  private func candidates(
    _ national: String?, _ crosswalk: Crosswalk?
  ) -> [CodeSuggestions.Candidate] {
    if let list = national.flatMap(CodeList.named) {
      return list.codes.filter { !$0.isRetired }.map {
        .init(code: $0.code, text: $0.meaning, origin: list.name)
      }
    }
    return crosswalk.map { crosswalk in
      ReferenceCodes.read(of: crosswalk, in: project).map {
        .init(code: $0.code, text: $0.text, origin: "the EPR's \(crosswalk.table)")
      }
    } ?? []
  }
}
