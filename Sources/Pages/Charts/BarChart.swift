/// Bars under their words, for what people would rather look at than read.
///
/// The words and the numbers are text, so that a screen reader, a search and a narrow screen have
/// them; the bars are drawn beside them and say nothing new.
package struct BarChart: Sendable {
  package struct Bar: Sendable {
    package var words: String
    /// The number as people read it: `1,204 of at most 2,000`.
    package var said: String
    /// Shares of the width, 0 to 1: what stands first, and what stands behind it in a paler tone.
    package var share: Double
    package var rest: Double
    /// Where the limit stands, as a share of the width; `nil` where there is none.
    package var limit: Double?
    /// Whether the limit is exceeded.
    package var isOver: Bool
    /// The section that says more, by its id.
    package var target: String?

    package init(
      _ words: String, said: String, share: Double, rest: Double = 0, limit: Double? = nil,
      isOver: Bool = false, target: String? = nil
    ) {
      self.words = words
      self.said = said
      self.share = share
      self.rest = rest
      self.limit = limit
      self.isOver = isOver
      self.target = target
    }
  }

  /// What is drawn, and what its tones mean, as one sentence.
  package var caption: String
  package var bars: [Bar]

  package init(caption: String, _ bars: [Bar]) {
    self.caption = caption
    self.bars = bars
  }

  package var markup: Markup {
    Self.template([
      "caption": caption,
      "bars": bars.map { bar in
        [
          "words": bar.words, "said": bar.said,
          "link": bar.target.map { [["target": $0]] } ?? [],
          "share": Chart.percent(bar.share), "start": Chart.percent(bar.share),
          "rest": bar.rest > 0 ? [["width": Chart.percent(min(bar.rest, 1 - bar.share))]] : [],
          "limit": bar.limit.map { [["place": Chart.percent($0)]] } ?? [],
          "isOver": bar.isOver,
        ] as [String: Any]
      },
    ])
  }

  private static let template = Template(
    """
    <figure class="chart"><figcaption>{{caption}}</figcaption><ul role="list">
    {{#bars}}
    <li{{#isOver}} class="over"{{/isOver}}><span class="words">\
    {{#link}}<a href="#{{target}}">{{words}}</a>{{/link}}{{^link}}{{words}}{{/link}}</span> \
    <b class="said">{{said}}</b>
    <svg aria-hidden="true" focusable="false" width="100%" height="14">\
    <rect class="track" width="100%" height="14"/><rect class="full" width="{{share}}" height="14"/>\
    {{#rest}}<rect class="pale" x="{{start}}" width="{{width}}" height="14"/>{{/rest}}\
    {{#limit}}<rect class="limit" x="{{place}}" width="2" height="14"/>{{/limit}}</svg></li>
    {{/bars}}
    </ul></figure>

    """)
}
