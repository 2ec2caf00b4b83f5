import Diagnostics
import Extract
import Pages

/// One reason as a task: how many, what it means, what to do, how it went over the runs, the first
/// examples.
struct TaskCard {
  static let mostExamples = 5
  /// So many values that several records share are named.
  static let mostValues = 5

  let group: ReasonGroup
  /// The number of its group of cards.
  let number: Int
  /// How many there are to fix in all.
  let all: Int
  let history: RunHistory?
  let maker: CardMaker

  var markup: Markup {
    let reason = group.reason
    let count = group.causes.count
    return Self.template([
      "slug": reason.slug, "code": reason.description, "sentence": group.sentence,
      "why": reason.why, "action": reason.action, "example": reason.example,
      "count": count.grouped, "share": count.share(of: all), "effect": group.effect.of("record"),
      "live": group.live > 0 ? [["live": group.live.grouped]] : [],
      "trend": trend.map { [$0] } ?? [], "same": same, "examples": examples,
      "all": count > Self.mostExamples ? "See all \(count.grouped) records" : "See the records",
    ])
  }

  private var trend: [String: Any]? {
    guard let runs = history?.runs, runs.count > 1 else { return nil }
    let chart = TrendChart(
      id: "trend-\(group.reason.slug)", title: "", unit: "",
      runs.map { .init($0.run, $0.count(of: group.reason.slug)) })
    return [
      "spark": chart.sparkline, "values": chart.values, "runs": runs.count.of("run"),
    ]
  }

  /// `"U" in SEX: 1,204 rows`.
  private var same: [[String: Any]] {
    group.sameValues.prefix(Self.mostValues).map { found in
      let mapping = found.records.first?.mapping ?? ""
      // The rule of a scan: what the layout calls personal, and what few records have, is not shown.
      let isPlain =
        found.records.count >= Scan.fewest
        && maker.context.columns?.isPlain(found.column, of: mapping) == true
      return [
        "value": found.text(reveal: maker.reveal || isPlain).markup, "column": found.column,
        "records": found.records.count.of("row"),
        "answer": isPlain || answersAll
          ? "One decision answers them all." : "Look at them together.",
      ]
    }
  }

  /// Whether the reason is put right in the project, for every record that has the value.
  private var answersAll: Bool {
    switch group.reason.route {
    case .codeTable, .crosswalk, .mapping: true
    case .oldPAS, .overlay, .byHand, .exclude, .supplier, .merge, .wait, .accept: false
    }
  }

  private var examples: [[String: Any]] {
    group.causes.prefix(Self.mostExamples).enumerated().map { index, cause in
      [
        "anchor": CardsSection.anchor(number, index), "place": place(cause),
        "value": value(cause).map { [["value": $0]] } ?? [],
        "waits": cause.waiting.isEmpty
          ? [] : [["waiting": cause.waiting.count.of("waits for it", "wait for it")]],
      ] as [String: Any]
    }
  }

  private func place(_ cause: RootCause) -> String {
    switch cause.subject {
    case .record(let record): record.placeInWords
    case .missing(let table, let key):
      "\(table.inWords) \(OriginalText(Array(key.utf8), masked: !maker.reveal).plain)"
    }
  }

  private func value(_ cause: RootCause) -> Markup? {
    guard let record = cause.record, let fault = record.faults.first, !maker.isWithheld(cause)
    else { return nil }
    return record.value(at: fault, reveal: maker.reveal)?.markup
  }

  private static let template = Template(
    """
    <article class="card task" id="task-card-{{slug}}" aria-labelledby="task-{{slug}}">
    <p class="effect"><b>{{count}} to fix</b>\
    <span class="quiet">{{share}} of all; keeps {{effect}} out</span></p>
    <h4 id="task-{{slug}}">{{sentence}}</h4>
    <p class="action">Do: {{action}}.</p>
    {{#live}}<p class="warning"><b>{{live}} of them live.</b></p>{{/live}}
    {{#same}}<p><b>“{{{value}}}” in <code>{{column}}</code>: {{records}}.</b> {{answer}}</p>{{/same}}
    <p>{{why}} <span class="quiet">For example: {{example}}.</span></p>
    {{#trend}}<p>{{{spark}}}<span class="quiet">Over the last {{runs}}: {{values}}</span></p>{{/trend}}
    <details><summary>Examples</summary><ul>{{#examples}}<li><a href="#{{anchor}}">{{place}}</a>\
    {{#value}}: <code>{{{value}}}</code>{{/value}}\
    {{#waits}}; {{waiting}}{{/waits}}</li>{{/examples}}</ul></details>
    <p><a href="#group-{{slug}}">{{all}}</a> <span class="quiet">{{code}}</span></p>
    </article>

    """)
}
