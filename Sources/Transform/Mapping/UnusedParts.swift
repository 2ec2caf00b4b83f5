import Diagnostics

/// Sources, code tables and crosswalks that no mapping and no rule names.
///
/// A name counts where it stands as a word of a line, whatever the phrase: what is spoken of is not
/// forgotten. So does the list from which a column of a layout is invented: `means: code of LIST`.
struct UnusedParts {
  let project: Project
  private let words: Set<String>

  init(_ project: Project) {
    self.project = project
    let texts = project.mappings.flatMap(\.root.texts) + project.ruleTexts
    words = Set(
      texts.flatMap { Phrase.tokens(of: $0) }.filter { $0.kind == .word }.map(\.text))
  }

  var faults: [Diagnostic] {
    var file = project.file
    for (key, what) in [("sources", "source"), ("crosswalks", "crosswalk")] {
      for pair in project.file.root?[key]?.pairs ?? [] {
        guard let name = pair.key.text, !words.contains(name), pair.value["use"] == nil,
          what == "source" || !project.meantLists.contains(name)
        else { continue }
        file.report(
          .nothingUses, "nothing names the \(what) '\(name)'", at: pair.key,
          remedy: "Name it in a mapping, or take it out of the project with its files")
      }
    }
    for table in project.codeTables
    where !words.contains(table.name) && !project.meantLists.contains(table.name) {
      file.faults.append(
        Diagnostic(
          .nothingUses, "nothing is translated by the code table '\(table.name)'",
          at: Place(table.file, line: 1, column: 1),
          remedy: "Translate by it in a mapping, or take it out of the folder"))
    }
    return file.faults
  }
}
