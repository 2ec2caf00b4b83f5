import Pages
import Testing

@Suite struct PageTests {
  let page = Page(
    title: "A <title>", about: "x", opening: Markup("o"),
    sections: [.init(id: "one", title: "One & two", body: Markup(html: "<p>body</p>"))],
    footer: "f"
  ).html

  @Test func `a page asks the network for nothing`() {
    #expect(page.contains("default-src 'none'"))
    for word in ["http://", "https://", "src=", "@import", "url(", "<link", "fetch("] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test func `a page can be read aloud and by keyboard`() {
    #expect(page.contains("<html lang=\"en-GB\">"))
    #expect(page.contains("href=\"#main\""))
    #expect(page.contains("<main id=\"main\""))
    #expect(page.contains("aria-labelledby=\"one-heading\""))
    #expect(page.contains("<a href=\"#one\">One &amp; two</a>"))
    #expect(page.contains("<title>A &lt;title&gt;</title>"))
  }

  @Test func `a table names its columns in every cell`() {
    var table = DataTable(caption: "C", [.init("File"), .init("Read", isNumber: true)])
    table.add([Markup("a<b"), Markup("7")])
    let html = table.markup.html
    #expect(html.contains("<caption class=\"unseen\">C</caption>"))
    #expect(html.contains("data-label=\"Read\" class=\"number\">7</td>"))
    #expect(html.contains("a&lt;b"))
  }
}
