import Migration
import Pages

/// Records that a declared rule left out, rule by rule.
struct SkippedSection {
  let summary: RunSummary
  let notes: [NoteGroup]

  var markup: Markup {
    let skips = notes.filter { $0.kind == .skip }
    guard !skips.isEmpty else {
      return Self.none(["count": summary.skipped.of("record was", "records were")])
    }
    var table = DataTable(
      caption: "Records left out, by rule",
      [
        .init("Reason"), .init("Mapping"), .init("Records", isNumber: true),
        .init("Of its records"),
      ])
    for skip in skips.sorted(by: { ($1.count, $0.slug, $0.rule) < ($0.count, $1.slug, $1.rule) }) {
      let records = summary.files.filter { $0.mapping == skip.mapping }.reduce(0) { $0 + $1.read }
      table.add([
        Self.name(["slug": skip.slug, "places": PlaceList(skip).markup]), Markup(skip.mapping),
        Markup(skip.count.grouped), Markup(skip.count.share(of: records)),
      ])
    }
    return Self.opening([:]) + table.markup
  }

  private static let none = Template("<p>{{count}} left out by a rule.</p>\n")

  private static let opening = Template(
    """
    <p>These records are not in the new system because a rule of the mapping says so. They are \
    counted and nothing is wrong with them.</p>

    """)

  private static let name = Template("<div><b>{{slug}}</b>{{{places}}}</div>")
}
