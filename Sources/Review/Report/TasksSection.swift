import Diagnostics
import Migration
import Pages

/// What there is to fix, reason by reason: what it means, why it matters, what to do, who can.
struct TasksSection {
  let summary: RunSummary
  let groups: [ReasonGroup]
  let causes: RootCauses

  var markup: Markup {
    var markup = Self.opening([
      "isEmpty": groups.isEmpty, "teams": teams.map { ["team": $0] },
    ])
    for group in groups { markup += task(group) }
    if causes.all.count != summary.toFix {
      markup += Self.differs([
        "here": causes.all.count.grouped, "there": summary.toFix.grouped,
      ])
    }
    if !causes.unexplained.isEmpty {
      markup += Self.unexplained([
        "count": causes.unexplained.count.of("record waits", "records wait"),
        "places": causes.unexplained.map { ["place": $0.placeInWords] },
      ])
    }
    return markup
  }

  /// `PMI: 3 to fix`, in the order of effect.
  private var teams: [String] {
    var counts: [(team: String, count: Int)] = []
    for group in groups {
      let team = group.reason.team.rawValue
      if let index = counts.firstIndex(where: { $0.team == team }) {
        counts[index].count += group.causes.count
      } else {
        counts.append((team, group.causes.count))
      }
    }
    return counts.map { "\($0.team.capitalisedFirst): \($0.count.grouped)" }
  }

  private func task(_ group: ReasonGroup) -> Markup {
    let reason = group.reason
    return Self.task([
      "slug": reason.slug, "code": reason.description, "sentence": group.sentence,
      "why": reason.why, "action": reason.action, "example": reason.example,
      "route": Self.inWords(reason.route), "team": reason.team.rawValue.capitalisedFirst,
      "count": group.causes.count.grouped,
      "effect": group.effect.of("record"),
      "same": group.sameValues.prefix(3).map { found in
        [
          "records": "\(found.records.count.grouped) of these \(group.causes.count.grouped)",
          "column": found.column,
        ]
      },
    ])
  }

  static func inWords(_ route: Reason.Route) -> String {
    switch route {
    case .oldPAS: "correct it in the old PAS"
    case .codeTable: "add a line to the code table"
    case .mapping: "change the mapping"
    case .crosswalk: "add a line to the crosswalk"
    case .overlay: "correct it in a patch"
    case .byHand: "enter it by hand"
    case .exclude: "decide to leave it out"
    case .supplier: "ask the supplier"
    }
  }

  private static let opening = Template(
    """
    {{#isEmpty}}<p>Nothing is to fix.</p>{{/isEmpty}}
    {{^isEmpty}}<p>The reason that keeps most records out stands first. After fixing, ask for a \
    new extract and run again: what waits loads by itself.</p>
    <p>By team: {{#teams}}<span class="tag">{{team}}</span>{{/teams}}</p>{{/isEmpty}}

    """)

  private static let task = Template(
    """
    <article class="card task" aria-labelledby="task-{{slug}}">
    <p class="effect"><b>{{count}} to fix</b>\
    <span class="quiet">keeps {{effect}} out</span></p>
    <h3 id="task-{{slug}}">{{sentence}}</h3>
    <p class="action">Do: {{action}}.</p>
    <p><span class="tag">Who: {{team}}</span><span class="tag">How: {{route}}</span></p>
    <p>{{why}} <span class="quiet">For example: {{example}}.</span></p>
    {{#same}}<p><b>{{records}} have the same value in <code>{{column}}</code>:</b> one decision \
    fixes them all.</p>{{/same}}
    <p><a href="#group-{{slug}}">See the records</a> <span class="quiet">{{code}}</span></p>
    </article>

    """)

  private static let differs = Template(
    """
    <p class="warning">The run counted {{there}} to fix, and {{here}} are known to this page: \
    records of an earlier run may be among them.</p>

    """)

  private static let unexplained = Template(
    """
    <details><summary>{{count}} for something that is not on this page</summary>
    <ul>{{#places}}<li>{{place}}</li>{{/places}}</ul></details>

    """)
}
