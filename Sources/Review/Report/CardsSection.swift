import Diagnostics
import Pages

/// A card for every root cause, reason by reason, with a search over them.
///
/// The first of each reason stand in the page as they are; the others it carries in a compact form,
/// from which its script draws them.
struct CardsSection {
  let groups: [ReasonGroup]
  let maker: CardMaker
  let size: Report.Size

  var markup: Markup {
    guard !groups.isEmpty else { return Markup(html: "<p>There are none.</p>") }
    var teams: [String] = []
    for group in groups where !teams.contains(group.reason.team.rawValue) {
      teams.append(group.reason.team.rawValue)
    }
    var markup = Self.opening([
      "reveal": maker.reveal,
      "reasons": groups.map { ["slug": $0.reason.slug, "sentence": $0.sentence] },
      "teams": teams.map { ["team": $0] },
    ])
    var compact = CompactCards()
    var room = size.carried
    for (number, group) in groups.enumerated() {
      markup += self.markup(of: group, number: number, room: &room, &compact)
    }
    return markup + compact.shared
  }

  private func markup(
    of group: ReasonGroup, number: Int, room: inout Int, _ compact: inout CompactCards
  ) -> Markup {
    let twins = Self.twins(in: group)
    let standing = min(size.standing, group.causes.count)
    let carried = min(group.causes.count - standing, room)
    room -= carried
    let rest = group.causes.count - standing - carried
    func card(_ index: Int) -> RejectCard {
      maker.card(group.causes[index], anchor: Self.anchor(number, index), twins: twins)
    }
    return Self.group([
      "slug": group.reason.slug, "sentence": group.sentence, "number": "\(number)",
      "team": group.reason.team.rawValue, "count": group.causes.count.grouped,
      "cards": (0..<standing).map { card($0).markup }.joined(), "carriedCount": "\(carried)",
      "carried": carried > 0
        ? [
          [
            "count": carried.grouped,
            "block": compact.block((standing..<standing + carried).map(card)),
          ] as [String: Any]
        ] : [],
      "cut": rest > 0
        ? [
          [
            "shown": (standing + carried).grouped,
            "rest": rest.of("more is", "more are"),
          ]
        ] : [],
    ])
  }

  /// The name of a card on the page, by the numbers of its group and of its cause there.
  static func anchor(_ group: Int, _ cause: Int) -> String { "card-\(group)-\(cause)" }

  /// For each reject id, how many other records of the group have the same faulty value.
  private static func twins(in group: ReasonGroup) -> [String: Int] {
    var twins: [String: Int] = [:]
    for same in group.sameValues {
      for record in same.records { twins[record.id] = same.records.count - 1 }
    }
    return twins
  }

  private static let opening = Template(
    """
    <p>Each card is one thing to decide, with the original record. Spaces are shown as dots, and \
    characters that cannot be seen as small signs. The faulty part is <mark>marked</mark> where it \
    is known. \
    {{^reveal}}Letters are masked as A or a and digits as 9.{{/reveal}}\
    {{#reveal}}<b>The values are patients' data.</b>{{/reveal}}</p>
    <form class="find" hidden role="search" aria-label="Find a card">
    <div><label for="find-words">Search</label><input id="find-words" name="words" type="search" \
    placeholder="file, column, code, id"></div>
    <div><label for="find-reason">Reason</label><select id="find-reason" name="reason">\
    <option value="">every reason</option>\
    {{#reasons}}<option value="{{slug}}">{{sentence}}</option>{{/reasons}}</select></div>
    <div><label for="find-team">Team</label><select id="find-team" name="team">\
    <option value="">every team</option>\
    {{#teams}}<option>{{team}}</option>{{/teams}}</select></div>
    <div class="tick"><input id="find-live" name="live" type="checkbox"> \
    <label for="find-live">only live ones</label></div>
    <output role="status"></output></form>

    """)

  private static let group = Template(
    """
    <div id="group-{{slug}}" data-group="{{number}}" data-reason="{{slug}}" data-team="{{team}}" \
    data-carried="{{carriedCount}}">
    <h3>{{sentence}} ({{count}})</h3>
    {{{cards}}}
    <div class="more"></div>
    {{#carried}}
    <noscript><p class="warning">{{count}} more cards of this reason are on this page, and are \
    shown where scripts may run. All of them are in <code>rejected.faults.csv</code>, which \
    <code>migrate rejects export</code> writes.</p></noscript>
    <button type="button" hidden>Show more</button>
    <p class="print unprinted" hidden></p>
    {{{block}}}
    {{/carried}}
    {{#cut}}<p class="warning">These are the first {{shown}}; {{rest}} in \
    <code>rejected.faults.csv</code>, which <code>migrate rejects export</code> writes.</p>{{/cut}}
    </div>

    """)
}
