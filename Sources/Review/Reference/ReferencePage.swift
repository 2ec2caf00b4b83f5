/// One page of the reference: for the terminal, and as a Markdown file of the documentation.
package struct ReferencePage: Sendable, Hashable {
  /// `MIG2002`, the name that `migrate reference` takes and that the file has.
  package var code: String
  /// The slug of a reason; a second name for the page.
  package var slug: String?
  package var title: String
  /// The heading under which the index lists it.
  package var group: String
  /// Name and text, in reading order.
  package var parts: [Part]

  package struct Part: Sendable, Hashable {
    package var name: String
    package var text: String
    /// Lines of a file, which Markdown must leave as they are.
    package var isListing: Bool

    package init(_ name: String, _ text: String, isListing: Bool = false) {
      self.name = name
      self.text = text
      self.isListing = isListing
    }
  }

  /// What stands above the page: a phrase speaks for itself, a code needs its title.
  private var heading: String {
    code == Self.fileName(of: title) ? title : "\(code)\(slug.map { " \($0)" } ?? ""): \(title)"
  }

  /// A name without what file systems dislike: `as-ICD-10`.
  static func fileName(of title: String) -> String {
    title.split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }

  package var fileName: String { "\(code).md" }

  package var text: String {
    var text = "\(heading)\n"
    for part in parts {
      let lines = part.text.split(separator: "\n").map { "  \($0)\n" }
      text += "\n\(part.name)\n" + lines.joined()
    }
    return text
  }

  package var markdown: String {
    var text =
      slug == nil ? "# \(heading)\n" : "# \(code)\(slug.map { " `\($0)`" } ?? ""): \(title)\n"
    for part in parts {
      let body = part.isListing ? "```yaml\n\(part.text)\n```" : part.text
      text += "\n## \(part.name)\n\n\(body)\n"
    }
    return text
  }
}
