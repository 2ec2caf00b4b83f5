/// Which step took which part of the time, each below the one before it.
package struct TimelineChart: Sendable {
  package struct Step: Sendable {
    package var words: String
    package var seconds: Double

    package init(_ words: String, seconds: Double) {
      self.words = words
      self.seconds = seconds
    }
  }

  package var caption: String
  /// One after the other.
  package var steps: [Step]

  package init(caption: String, _ steps: [Step]) {
    self.caption = caption
    self.steps = steps
  }

  package var markup: Markup {
    let whole = max(steps.reduce(0) { $0 + $1.seconds }, 0.001)
    var begun = 0.0
    return Self.template([
      "caption": caption,
      "steps": steps.map { step in
        defer { begun += step.seconds }
        return [
          "words": step.words, "said": step.seconds.inSeconds,
          // Seen, however short it is.
          "x": Chart.percent(min(begun / whole, 0.996)),
          "width": Chart.percent(max(step.seconds / whole, 0.004)),
        ] as [String: Any]
      },
    ])
  }

  private static let template = Template(
    """
    <figure class="chart timeline"><figcaption>{{caption}}</figcaption><ol role="list">
    {{#steps}}
    <li><span class="words">{{words}}</span> <b class="said">{{said}}</b>
    <svg aria-hidden="true" focusable="false" width="100%" height="10">\
    <rect class="track" width="100%" height="10"/>\
    <rect class="full" x="{{x}}" width="{{width}}" height="10"/></svg></li>
    {{/steps}}
    </ol></figure>

    """)
}
