import Diagnostics
import Pages

/// Loaded records that someone should look at, reason by reason, the longest list first.
struct ListsSection {
  let notes: [NoteGroup]

  var markup: Markup {
    let lists = notes.filter { $0.kind == .list }
    guard !lists.isEmpty else { return Markup(html: "<p>There are no lists.</p>") }
    var table = DataTable(
      caption: "Lists for people, the longest first",
      [
        .init("What to look at"), .init("Records", isNumber: true), .init("Who"),
        .init("What to do"),
      ])
    for list in lists.sorted(by: { ($1.count, $0.slug, $0.rule) < ($0.count, $1.slug, $1.rule) }) {
      let reason = list.reason
      table.add([
        Self.name([
          "sentence": reason.sentence, "slug": list.slug, "rule": list.rule,
          "places": PlaceList(list).markup,
        ]),
        Markup(list.count.grouped), Markup(reason.team.rawValue.capitalisedFirst),
        Markup(reason.action),
      ])
    }
    return Self.opening([:]) + table.markup
  }

  private static let opening = Template(
    """
    <p>These records are loaded, or are lines of the old system's own reports, which are only \
    compared. Something about them is doubtful, and only a person can tell.</p>

    """)

  private static let name = Template(
    """
    <div>{{sentence}} <span class="quiet">{{slug}}, from <code>{{rule}}</code></span>\
    {{{places}}}</div>
    """)
}
