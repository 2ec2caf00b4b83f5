/// One HTML file that needs nothing else: no network, no other file, a small script of its own.
package struct Page: Sendable {
  /// A part of the page that the list of contents names.
  package struct Section: Sendable {
    package var id: String
    package var title: String
    package var body: Markup

    package init(id: String, title: String, body: Markup) {
      self.id = id
      self.title = title
      self.body = body
    }
  }

  package var title: String
  /// One line under the title.
  package var about: String
  /// Before the first section.
  package var opening: Markup
  package var sections: [Section]
  package var footer: String

  package init(
    title: String, about: String, opening: Markup, sections: [Section], footer: String
  ) {
    self.title = title
    self.about = about
    self.opening = opening
    self.sections = sections
    self.footer = footer
  }

  package var html: String {
    Self.template([
      "title": title, "about": about, "opening": opening, "footer": footer,
      "style": Markup(html: StyleTokens.css), "script": Markup(html: PageScript.source),
      "sections": sections.map {
        ["id": $0.id, "heading": $0.title, "body": $0.body] as [String: Any]
      },
    ]).html
  }

  // The policy lets the page ask nothing of anybody, whatever a value in it tries.
  private static let template = Template(
    """
    <!doctype html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>{{title}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <a class="skip" href="#main">Go to the content</a>
    <header><h1>{{title}}</h1><p>{{about}}</p></header>
    <nav aria-label="Contents"><ul>\
    {{#sections}}<li><a href="#{{id}}">{{heading}}</a></li>{{/sections}}</ul></nav>
    <main id="main" tabindex="-1">
    {{{opening}}}
    {{#sections}}
    <section id="{{id}}" aria-labelledby="{{id}}-heading">
    <h2 id="{{id}}-heading">{{heading}}</h2>
    {{{body}}}
    </section>
    {{/sections}}
    </main>
    <footer><p>{{footer}}</p></footer>
    <script>{{{script}}}</script>
    </body>
    </html>

    """)
}
