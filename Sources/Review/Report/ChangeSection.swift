import Pages

/// What has become of the root causes since the run before, and how many there were after each run.
struct ChangeSection {
  /// `nil` where there is none, or where the run cannot be compared.
  let history: RunHistory?

  var markup: Markup {
    guard let history, let change = history.change else { return Markup(html: "") }
    let sentence = Self.template([
      "since": change.since, "fixed": change.fixed.grouped, "new": change.new.grouped,
      "cameBack": change.cameBack.grouped,
    ])
    let runs = history.runs
    return sentence
      + TrendChart(
        id: "trend", title: "To fix after each of the last \(runs.count) runs", unit: "To fix",
        runs.map { .init($0.run, $0.causes.count) }
      ).markup
  }

  private static let template = Template(
    """
    <p class="change">Since run {{since}}: <b>{{fixed}} fixed</b>, <b>{{new}} new</b>, \
    <b>{{cameBack}} came back</b>.</p>

    """)
}
