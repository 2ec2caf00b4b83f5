import Diagnostics
import Migration
import Pages

/// What there is to fix, by the way it is best put right and by who can, reason by reason: what it
/// means, why it matters, what to do.
struct TasksSection {
  let summary: RunSummary
  /// In the order of the cards: a group's place is the number of its cards.
  let groups: [ReasonGroup]
  let causes: RootCauses
  let maker: CardMaker

  /// The reasons that one team puts right in one way.
  private struct Lot {
    var route: Reason.Route
    var team: Reason.Team
    var groups: [(number: Int, group: ReasonGroup)]

    var live: Int { groups.reduce(0) { $0 + $1.group.live } }
    var count: Int { groups.reduce(0) { $0 + $1.group.causes.count } }
    var effect: Int { groups.reduce(0) { $0 + $1.group.effect } }
  }

  var markup: Markup {
    var markup = Self.opening([
      "isEmpty": groups.isEmpty, "teams": teams.map { ["team": $0] },
    ])
    markup += chart
    for lot in lots {
      markup += Self.lot([
        "route": Self.inWords(lot.route).capitalisedFirst,
        "team": lot.team.rawValue, "count": lot.count.grouped, "effect": lot.effect.of("record"),
      ])
      for (number, group) in lot.groups {
        markup +=
          TaskCard(
            group: group, number: number, all: causes.all.count,
            history: summary.isWhole ? maker.context.history : nil, maker: maker
          ).markup
      }
    }
    if causes.all.count != summary.toFix {
      markup += Self.differs([
        "here": causes.all.count.grouped, "there": summary.toFix.grouped,
      ])
    }
    if !causes.unexplained.isEmpty {
      markup += Self.unexplained([
        "count": causes.unexplained.count.of("record waits", "records wait"),
        "places": causes.unexplained.prefix(CardMaker.mostPlaces).map {
          ["place": $0.placeInWords]
        },
      ])
    }
    return markup
  }

  /// By what they keep out, those with live causes first.
  private var lots: [Lot] {
    var lots: [Lot] = []
    for (number, group) in groups.enumerated() {
      let reason = group.reason
      if let index = lots.firstIndex(where: { $0.route == reason.route && $0.team == reason.team })
      {
        lots[index].groups.append((number, group))
      } else {
        lots.append(Lot(route: reason.route, team: reason.team, groups: [(number, group)]))
      }
    }
    return lots.enumerated().sorted {
      ($1.element.live, $1.element.effect, $0.offset)
        < ($0.element.live, $0.element.effect, $1.offset)
    }.map(\.element)
  }

  private var chart: Markup {
    guard groups.count > 1 else { return Markup(html: "") }
    let most = Double(groups.map(\.effect).max() ?? 1)
    let sorted = groups.sorted { ($1.effect, $0.reason.number) < ($0.effect, $1.reason.number) }
    return BarChart(
      caption: "What each reason keeps out: full the records to fix, pale those that wait for them",
      sorted.map { group in
        let own = group.effect - group.waiting
        return BarChart.Bar(
          group.sentence,
          said: group.waiting > 0
            ? "\(group.causes.count.grouped) + \(group.waiting.grouped) waiting"
            : group.causes.count.grouped,
          share: Double(own) / most, rest: Double(group.waiting) / most,
          target: "task-card-\(group.reason.slug)")
      }
    ).markup
  }

  /// `PMI: 3`, in the order of effect.
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

  static func inWords(_ route: Reason.Route) -> String {
    switch route {
    case .oldPAS: "correct it in the old PAS"
    case .codeTable: "add a line to the code table"
    case .mapping: "change the mapping"
    case .crosswalk: "add a line to the crosswalk"
    case .overlay: "give the right value in the worklist"
    case .byHand: "enter it by hand"
    case .exclude: "decide to leave it out"
    case .supplier: "ask the supplier"
    case .merge: "merge two records of one person, or tell them apart"
    case .wait: "wait for the record that it belongs to"
    case .accept: "accept what was done"
    }
  }

  private static let opening = Template(
    """
    {{#isEmpty}}<p>Nothing is to fix.</p>{{/isEmpty}}
    {{^isEmpty}}<p>By the way it is best put right and by who can; what keeps most records out \
    stands first. After fixing, ask for a new extract and run again: what waits loads by itself.</p>
    <p>By team: {{#teams}}<span class="tag">{{team}}</span>{{/teams}}</p>
    <details><summary>The decisions that there are</summary><dl>\
    <dt>Correct at the source</dt><dd>in the old PAS; the next extract loads it, and it closes by \
    itself</dd>\
    <dt>Give the right value</dt><dd>in the worklist, where the old PAS cannot be changed any more, \
    or with a reason</dd>\
    <dt>Change the rules</dt><dd>a line of a code table or crosswalk, the mapping or the layout: \
    cheaper wherever many records have the same value</dd>\
    <dt>Accept</dt><dd>load the record without the faulty value, which is kept beside it</dd>\
    <dt>Enter by hand</dt><dd>in the EPR, from the case notes</dd>\
    <dt>Merge</dt><dd>two records of one person</dd>\
    <dt>Leave out</dt><dd>not to be migrated; needs a reason and a second person</dd>\
    <dt>Wait</dt><dd>for the record that it belongs to</dd></dl></details>{{/isEmpty}}

    """)

  private static let lot = Template(
    """
    <h3 class="lot">{{route}} · {{team}} <span class="quiet">{{count}} to fix, keeps {{effect}} \
    out</span></h3>

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
