import Diagnostics
import Pages

/// A card for every root cause, reason by reason, with a search over them.
struct CardsSection {
  let groups: [ReasonGroup]
  let run: String
  let mostPerReason: Int
  let reveal: Bool

  var markup: Markup {
    guard !groups.isEmpty else { return Markup(html: "<p>There are none.</p>") }
    var teams: [String] = []
    for group in groups where !teams.contains(group.reason.team.rawValue) {
      teams.append(group.reason.team.rawValue)
    }
    var markup = Self.opening([
      "reveal": reveal,
      "reasons": groups.map { ["slug": $0.reason.slug, "sentence": $0.sentence] },
      "teams": teams.map { ["team": $0] },
    ])
    for (number, group) in groups.enumerated() { markup += self.markup(of: group, number: number) }
    return markup
  }

  private func markup(of group: ReasonGroup, number: Int) -> Markup {
    let shown = group.causes.prefix(mostPerReason)
    let rest = group.causes.count - shown.count
    let twins = Self.twins(in: group)
    return Self.group([
      "slug": group.reason.slug, "sentence": group.sentence,
      "count": group.causes.count.grouped,
      "cards": shown.enumerated().map { index, cause in
        card(cause, anchor: Self.anchor(number, index), twins: twins).markup
      }.joined(),
      "cut": rest > 0
        ? [["shown": shown.count.grouped, "rest": rest.of("more is", "more are")]] : [],
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

  private func card(_ cause: RootCause, anchor: String, twins: [String: Int]) -> RejectCard {
    let places = cause.waiting.map { $0.placeInWords }
    // A card names at most as many as the page has cards of a reason, and says how many there are.
    var shown = Array(places.prefix(mostPerReason))
    if places.count > shown.count {
      shown.append(
        "and \((places.count - shown.count).grouped) more; all are in rejected.faults.csv")
    }
    let waiting =
      places.isEmpty
      ? nil
      : "\(places.count.of("record waits for it and loads by itself", "records wait for it and load by themselves"))"
    switch cause.subject {
    case .record(let record):
      return RejectCard(
        anchor: anchor, heading: record.placeInWords, facts: facts(record),
        faults: record.faults.map(RejectCard.Fault.init),
        urgent: cause.live.map(Self.urgent),
        waiting: waiting, waitingPlaces: shown, original: record.originalText(reveal: reveal),
        originalNote: originalNote(record),
        hint: twins[record.id].map { others in
          "The same value stands in \(others.of("other record")) with this reason."
        },
        reason: cause.reason.slug, team: cause.reason.team.rawValue)
    case .missing(let table, let key):
      let shownKey = OriginalText(Array(key.utf8), masked: !reveal).plain
      return RejectCard(
        anchor: anchor, heading: "A \(table.inWords) that is in none of the files",
        facts: [("Key", shownKey)],
        faults: [
          RejectCard.Fault(
            code: cause.reason.description, sentence: ReasonGroup.missingSentence, column: nil,
            expected: nil, action: cause.reason.action)
        ], urgent: cause.live.map(Self.urgent), waiting: waiting,
        waitingPlaces: shown, original: nil,
        originalNote: reveal
          ? "There is no record to show."
          : "There is no record to show. Its key is in rejected.faults.csv, in the column waits_for.",
        reason: cause.reason.slug, team: cause.reason.team.rawValue)
    }
  }

  private static func urgent(_ live: LiveConcern) -> String {
    let place = live.placeInWords.map { "; \($0)" } ?? ""
    let expected = live.expectedInWords.map { "; next appointment \($0)" } ?? ""
    return "Live: \(live.sentence)\(place)\(expected)."
  }

  private func facts(_ record: IsolatedRecord) -> [(name: String, value: String)] {
    var facts = [
      ("Reject", record.id),
      ("Mapping", record.mapping),
      (
        "Place",
        "\(record.placeInWords), \(record.bytes.count.of("byte")) from byte"
          + " \(record.bytes.lowerBound.grouped)"
      ),
    ]
    if let key = record.keyInWords(reveal: reveal) { facts.append(("Key", key)) }
    if record.firstRun != run { facts.append(("First seen", "run \(record.firstRun)")) }
    return facts
  }

  private func originalNote(_ record: IsolatedRecord) -> String {
    guard record.original != nil else {
      return "The original was not kept, because the limit on kept originals was reached: open"
        + " \(record.file) at \(record.linesInWords)."
    }
    return reveal
      ? "" : "To see the values at the terminal: migrate rejects show \(record.id) --reveal"
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
    <output role="status"></output></form>

    """)

  private static let group = Template(
    """
    <div id="group-{{slug}}" data-group>
    <h3>{{sentence}} ({{count}})</h3>
    {{{cards}}}
    {{#cut}}<p class="warning">These are the first {{shown}}; {{rest}} in \
    <code>rejected.faults.csv</code>, which <code>migrate rejects export</code> writes.</p>{{/cut}}
    </div>

    """)
}

extension RejectCard.Fault {
  init(_ fault: IsolatedFault) {
    let reason = fault.reason
    self.init(
      code: reason.description, sentence: reason.sentence, column: fault.column,
      expected: fault.expected, action: reason.action)
  }
}

extension String {
  /// The name of a table as people say it: `emergency_attendance` is `emergency attendance`.
  var inWords: String { String(map { $0 == "_" ? " " : $0 }) }
}
