import Diagnostics
import Pages

/// Who cannot wait: the root causes that concern someone who is being cared for now.
struct LiveSection {
  /// The most lines of the table.
  static let most = 200

  let groups: [ReasonGroup]
  let maker: CardMaker

  private struct Line {
    let cause: RootCause
    let live: LiveConcern
    let anchor: String

    var rank: Int {
      (live.isCertain ? 4 : 0) + (live.placeInWords == nil ? 0 : 2)
        + (live.expectedOn == nil ? 0 : 1)
    }
  }

  var markup: Markup {
    let lines = self.lines
    guard !lines.isEmpty else { return Markup(html: "<p>There are none.</p>") }
    var table = DataTable(
      caption: "Root causes that concern someone who is being cared for now",
      [
        .init("Who"), .init("Why it cannot wait"), .init("Ward and bed"),
        .init("Next appointment"), .init("What to do"),
      ])
    for line in lines.prefix(Self.most) {
      table.add([
        who(line),
        Markup(line.live.becauseInWords.capitalisedFirst),
        Markup(maker.isWithheld(line.cause) ? "apart" : line.live.placeInWords ?? "not known"),
        Markup(
          maker.isWithheld(line.cause) ? "apart" : line.live.expectedInWords ?? "none known"),
        task(line.cause),
      ])
    }
    let rest = lines.count - Self.most
    return Self.opening([:]) + table.markup
      + Self.closing(["cut": rest > 0 ? [["rest": rest.of("more is", "more are")]] : []])
  }

  /// Those of whom most is known first: whoever goes to see them knows where.
  private var lines: [Line] {
    allLines.enumerated().sorted {
      ($1.element.rank, $0.offset) < ($0.element.rank, $1.offset)
    }.map(\.element)
  }

  private var allLines: [Line] {
    groups.enumerated().flatMap { number, group in
      group.causes.enumerated().compactMap { index, cause in
        cause.live.map { live in
          Line(cause: cause, live: live, anchor: CardsSection.anchor(number, index))
        }
      }
    }
  }

  private func who(_ line: Line) -> Markup {
    let name: String
    let place: String
    switch line.cause.subject {
    case .record(let record):
      name = maker.isWithheld(line.cause) ? "\(record.mapping.inWords), apart" : self.name(record)
      place = record.placeInWords
    case .missing(let table, let missing):
      let key = OriginalText(Array(missing.utf8), masked: !maker.reveal).plain
      name = "\(table.inWords) \(key)"
      place = "in none of the files"
    }
    let waiting = line.cause.waiting.count
    return Self.who([
      "name": name.capitalisedFirst, "place": place, "anchor": line.anchor,
      "waits": waiting > 0 ? [["waiting": waiting.of("record waits", "records wait")]] : [],
    ])
  }

  /// `spell 9999999 · Aaaa Aaaaaa · 99/99/9999`.
  private func name(_ record: IsolatedRecord) -> String {
    let parts = maker.who(record).map(\.value)
    return parts.isEmpty
      ? "\(record.mapping.inWords) without a key"
      : "\(record.mapping.inWords) " + parts.joined(separator: " · ")
  }

  private func task(_ cause: RootCause) -> Markup {
    Self.task([
      "sentence": cause.record == nil ? ReasonGroup.missingSentence : cause.reason.sentence,
      "action": cause.reason.action, "team": cause.reason.team.rawValue.capitalisedFirst,
    ])
  }

  private static let opening = Template(
    """
    <p>Each line keeps someone out of the new system who is in a bed or the emergency department, \
    is expected, waits, or has an active alert or allergy. Decide these first.</p>

    """)

  private static let closing = Template(
    """
    {{#cut}}<p class="warning">{{rest}} in <code>migrate rejects list</code>, which begins with \
    them.</p>{{/cut}}

    """)

  private static let who = Template(
    """
    <div><b>{{name}}</b><br><span class="quiet">{{place}}</span>\
    {{#waits}}<br><span class="quiet">{{waiting}} for it</span>{{/waits}}\
    <br><a href="#{{anchor}}">See the record</a></div>
    """)

  private static let task = Template(
    """
    <div>{{sentence}}. <b>Do:</b> {{action}}.<br><span class="tag">Who: {{team}}</span></div>
    """)
}
