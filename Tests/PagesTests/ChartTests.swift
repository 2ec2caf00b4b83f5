import Pages
import Testing

@Suite struct ChartTests {
  @Test func `a bar is text first, and drawn in shares of the width`() {
    let html = BarChart(
      caption: "Rejects",
      [
        .init("a < b", said: "12 + 4", share: 0.75, rest: 0.25, target: "one"),
        .init("c", said: "3", share: 0.1239, limit: 0.8, isOver: true),
      ]
    ).markup.html
    #expect(html.contains("<figcaption>Rejects</figcaption>"))
    #expect(html.contains("<a href=\"#one\">a &lt; b</a></span> <b class=\"said\">12 + 4</b>"))
    #expect(html.contains("<rect class=\"full\" width=\"75%\" height=\"14\"/>"))
    #expect(html.contains("<rect class=\"pale\" x=\"75%\" width=\"25%\" height=\"14\"/>"))
    #expect(html.contains("<li class=\"over\"><span class=\"words\">c</span>"))
    #expect(html.contains("width=\"12.4%\""))
    #expect(html.contains("<rect class=\"limit\" x=\"80%\""))
    // What is drawn says nothing that the words do not.
    #expect(html.split(separator: "<svg aria-hidden=\"true\"").count == 3)
  }

  @Test func `a trend is told in words, and stands as a table beside`() {
    let chart = TrendChart(
      id: "t", title: "To fix", unit: "Number", [.init("mon", 80), .init("tue", 1_204)])
    let html = chart.markup.html
    #expect(html.contains("role=\"img\" aria-labelledby=\"t-title t-text\""))
    #expect(html.contains("<desc id=\"t-text\">mon: 80; tue: 1,204</desc>"))
    #expect(html.contains("data-label=\"Number\" class=\"number\">1,204</td>"))
    #expect(chart.values == "80, 1,204")
  }

  @Test func `a trend of nothing is drawn without height`() {
    let html = TrendChart(id: "t", title: "x", unit: "y", [.init("a", 0)]).markup.html
    #expect(html.contains("height=\"0%\""))
  }

  @Test func `a step begins where the one before it ends`() {
    let html = TimelineChart(
      caption: "c", [.init("one", seconds: 30), .init("two", seconds: 90), .init("x", seconds: 0)]
    ).markup.html
    #expect(html.contains("<rect class=\"full\" x=\"0%\" width=\"25%\" height=\"10\"/>"))
    #expect(html.contains("<rect class=\"full\" x=\"25%\" width=\"75%\" height=\"10\"/>"))
    // Seen, however short it was.
    #expect(html.contains("<rect class=\"full\" x=\"99.6%\" width=\"0.4%\" height=\"10\"/>"))
    #expect(html.contains("<b class=\"said\">90 seconds</b>"))
  }

  @Test func `a chart has no colour of its own`() {
    let charts = [
      BarChart(caption: "c", [.init("w", said: "1", share: 1)]).markup,
      TrendChart(id: "t", title: "x", unit: "y", [.init("a", 1)]).markup,
      TimelineChart(caption: "c", [.init("one", seconds: 1)]).markup,
    ]
    for chart in charts {
      #expect(!chart.html.contains("style="))
      #expect(!chart.html.contains("fill="))
    }
  }
}
