import Pages

/// Writes blocks of a document as HTML.
enum DocumentMarkup {
  static func markup(_ blocks: [DocumentBlock]) -> Markup { blocks.map(markup).joined() }

  private static func markup(_ block: DocumentBlock) -> Markup {
    switch block {
    case .heading(let heading): return heading3(["text": inline(heading)])
    case .paragraph(let text): return paragraph(["text": inline(text)])
    case .list(let items): return list(["items": items.map { ["text": inline($0)] }])
    case .numbered(let items): return numbered(["items": items.map { ["text": inline($0)] }])
    case .table(let caption, let headings, let rows):
      var table = DataTable(caption: caption, headings.map { .init($0) })
      for row in rows { table.add(row.map(inline)) }
      return table.markup
    case .field(let name, let marks, let about, let body):
      return field([
        "name": name, "about": inline(about), "marks": marks.map { ["mark": $0] },
        "body": markup(body),
      ])
    }
  }

  /// Text with its code and weight.
  static func inline(_ text: String) -> Markup {
    var markup = Markup(html: "")
    for (index, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
      if index.isMultiple(of: 2) {
        let pieces = String(part).split(separator: "**", omittingEmptySubsequences: false)
        for (number, piece) in pieces.enumerated() {
          let plain = Markup(String(piece))
          markup += number.isMultiple(of: 2) ? plain : strong(["text": plain])
        }
      } else {
        markup += code(["text": String(part)])
      }
    }
    return markup
  }

  private static func strong(_ values: [String: Any]) -> Markup { strongTemplate(values) }
  private static func code(_ values: [String: Any]) -> Markup { codeTemplate(values) }

  private static let strongTemplate = Template("<strong>{{{text}}}</strong>")
  private static let codeTemplate = Template("<code>{{text}}</code>")
  private static let heading3 = Template("<h3>{{{text}}}</h3>\n")
  private static let paragraph = Template("<p>{{{text}}}</p>\n")
  private static let list = Template(
    "<ul>{{#items}}<li>{{{text}}}</li>{{/items}}</ul>\n")
  private static let numbered = Template(
    "<ol>{{#items}}<li>{{{text}}}</li>{{/items}}</ol>\n")
  private static let field = Template(
    """
    <div class="card"><h4><code>{{name}}</code>{{#marks}} <span class="tag">{{mark}}</span>{{/marks}}</h4>
    <p class="quiet">{{{about}}}</p>
    {{{body}}}</div>

    """)
}
