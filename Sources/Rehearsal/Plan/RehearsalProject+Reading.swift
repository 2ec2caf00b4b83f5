import Diagnostics
import Foundation
package import Transform

extension RehearsalProject {
  /// What of a project a rehearsal needs, with its `rehearsal.yaml`.
  ///
  /// - Throws: ``RehearsalError/project(_:)`` with everything that is wrong in the file.
  package init(reading project: Project) throws(RehearsalError) {
    let name = "rehearsal.yaml"
    let url = URL(filePath: project.folder).appending(path: name)
    guard let data = FileManager.default.contents(atPath: url.path),
      let text = String(data: data, encoding: .utf8)
    else {
      throw .project([
        Diagnostic(
          .projectFileMissing, "the project has no '\(name)' in UTF-8", at: Place(name),
          remedy: "Write one: it says how many records of each kind there are, and which defects")
      ])
    }
    var reader = RehearsalPlanReader(file: ProjectFile(name: name, text: text))
    let plan = reader.read()
    guard let plan, reader.file.faults.isEmpty else { throw .project(reader.file.faults) }
    self.init(
      name: project.name,
      layouts: Dictionary(uniqueKeysWithValues: project.sources.map { ($0.name, $0.layout) }),
      lists: Self.lists(of: project).merging(plan.lists) { _, own in own },
      rereadings: Self.rereadings(of: project), plan: plan)
  }

  private static func rereadings(of project: Project) -> [String: Int] {
    var mappings: [String: Int] = [:]
    // The first of a source has no condition.
    for mapping in project.mappings where mapping.onlyIf == nil {
      mappings[mapping.source, default: 0] += 1
    }
    return mappings.mapValues { $0 - 1 }
  }

  private static func lists(of project: Project) -> [String: [Code]] {
    let tables = project.codeTables + project.crosswalks.map(\.codes)
    return Dictionary(
      tables.map { table in
        (
          table.name,
          table.lines.filter { $0.status == .approved }.map {
            Code($0.sourceCode, $0.sourceText, target: $0.target)
          }
        )
      }, uniquingKeysWith: { first, _ in first })
  }
}
