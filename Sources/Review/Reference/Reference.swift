import Diagnostics
import Pages
import Transform

/// The pages of codes and reasons, made from the registries.
package enum Reference {
  /// Every page, in the order of the registries.
  package static let pages: [ReferencePage] =
    DiagnosticCode.all.map(ReferencePage.init) + Reasons.all.map(ReferencePage.init)

  /// The page of a code or slug, whatever the case of its letters: `MIG2002`, `date_invalid`.
  package static func page(_ name: String) -> ReferencePage? {
    let wanted = name.uppercased()
    return pages.first { $0.code == wanted || $0.slug == wanted }
  }

  /// All pages, a line each, for `migrate reference`.
  package static var index: String {
    grouped.map { group, pages in
      "\(group)\n" + pages.map { "  \($0.code)  \($0.title)\n" }.joined()
    }.joined(separator: "\n")
  }

  /// The files of the folder `docs/codes` by their names.
  package static var files: [(name: String, text: String)] {
    pages.map { ($0.fileName, $0.markdown) } + [("README.md", markdownIndex)]
  }

  /// The pages of phrases, in the order of the steps.
  package static let stepPages: [ReferencePage] = Steps.all.map {
    ReferencePage(step: $0.reference)
  }

  /// The files of the folder `docs/steps` by their names.
  package static var stepFiles: [(name: String, text: String)] {
    stepPages.map { ($0.fileName, $0.markdown) } + [("README.md", stepIndex)]
  }

  /// Every file of the documentation that is made from the registries, by its path in `docs`.
  package static var documentation: [(path: String, text: String)] {
    files.map { ("codes/\($0.name)", $0.text) }
      + stepFiles.map { ("steps/\($0.name)", $0.text) }
      + [("schema/worklist.schema.json", WorklistSchema.text)]
  }

  /// What `migrate reference NAME` prints: a list of phrases, meanings, tables or codes, or a page.
  ///
  /// - Parameters:
  ///   - name: In any case of its letters.
  ///   - meanings: What a layout may say with `means:`; known to those who invent exports.
  /// - Returns: `nil` where there is no such page.
  package static func text(
    of name: String, meanings: [(words: String, about: String)]
  ) -> String? {
    switch name.lowercased() {
    case "steps": return stepList
    case "means": return meaningList(meanings)
    case "tables": return tableList
    case "lists": return codeLists
    case "diagnostics": return index(of: pages.filter { $0.slug == nil })
    case "reasons": return index(of: pages.filter { $0.slug != nil })
    default: break
    }
    if let page = page(name) ?? stepPage(name) { return page.text }
    return tableText(name) ?? codeListText(name)
  }

  private static func stepPage(_ name: String) -> ReferencePage? {
    stepPages.first { $0.title.lowercased() == name.lowercased() || $0.code == name }
  }

  private static var stepIndex: String {
    var text = "# Phrases\n\nAlso at the terminal: `migrate reference steps`.\n\n"
    for (page, step) in zip(stepPages, Steps.all) {
      let phrases = step.reference.templates.map { "`\($0.description)`" }
      text += "- [\(page.title)](\(page.fileName)): \(phrases.joined(separator: ", "))\n"
    }
    return text
  }

  private static var markdownIndex: String {
    var text = "# Codes and reasons\n\nAlso at the terminal: `migrate reference CODE`.\n"
    for (group, pages) in grouped {
      text += "\n## \(group)\n\n"
      for page in pages {
        let slug = page.slug.map { " `\($0)`" } ?? ""
        text += "- [\(page.code)](\(page.fileName))\(slug): \(page.title)\n"
      }
    }
    return text
  }

  private static var grouped: [(group: String, pages: [ReferencePage])] {
    var groups: [(group: String, pages: [ReferencePage])] = []
    for page in pages {
      if let index = groups.firstIndex(where: { $0.group == page.group }) {
        groups[index].pages.append(page)
      } else {
        groups.append((page.group, [page]))
      }
    }
    return groups
  }
}
