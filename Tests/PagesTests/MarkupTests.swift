import Pages
import Testing

@Suite struct MarkupTests {
  @Test(arguments: [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("O'NEIL & \"SONS\"", "O&#39;NEIL &amp; &quot;SONS&quot;"),
    ("\"\u{301} onclick=x", "&quot;\u{301} onclick=x"),
    ("<\u{FE0F}b>", "&lt;\u{FE0F}b&gt;"),
    ("a\0b", "a\u{FFFD}b"),
  ])
  func `text is escaped, in a template too`(text: String, expected: String) {
    #expect(Markup(text).html == expected)
    #expect(Template("<p>{{x}}</p>")(["x": text]).html == "<p>\(expected)</p>")
    let list = Template("{{#rows}}<i title=\"{{x}}\">{{/rows}}")
    #expect(list(["rows": [["x": text]]]).html == "<i title=\"\(expected)\">")
  }

  @Test func `markup is not escaped again`() {
    let inner = Template("<b>{{x}}</b>")(["x": "<"])
    #expect(Template("<p>{{{inner}}}</p>")(["inner": inner]).html == "<p><b>&lt;</b></p>")
  }
}
