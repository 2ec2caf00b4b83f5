/// Writes a document as Markdown.
enum MarkdownWriter {
  static func text(title: String, about: String, sections: [DocumentSection]) -> String {
    var text = "# \(title)\n\n\(about)\n"
    for section in sections {
      text += "\n## \(section.title)\n\n" + section.blocks.map { Self.text($0) }.joined()
    }
    return text
  }

  private static func text(_ block: DocumentBlock) -> String {
    switch block {
    case .heading(let heading): return "### \(heading)\n\n"
    case .paragraph(let text): return "\(text)\n\n"
    case .list(let items): return items.map { "- \($0)\n" }.joined() + "\n"
    case .numbered(let items):
      return items.enumerated().map { "\($0 + 1). \($1)\n" }.joined() + "\n"
    case .table(_, let headings, let rows):
      let lines = [headings, headings.map { _ in "---" }] + rows
      return lines.map { "| \($0.map(cell).joined(separator: " | ")) |\n" }.joined() + "\n"
    case .field(let name, let marks, let about, let body):
      let words = marks.map { " (\($0))" }.joined()
      return "#### `\(name)`\(words)\n\n\(about)\n\n" + body.map { Self.text($0) }.joined()
    }
  }

  private static func cell(_ text: String) -> String {
    text.replacing("|", with: "\\|").replacing("\n", with: " ")
  }
}
