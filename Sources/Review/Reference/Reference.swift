import Diagnostics
import Pages

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
