import Diagnostics
import Migration
import Pages

/// How often each rule repaired a value, against its limit; the nearest to its limit first.
struct RepairsSection {
  let summary: RunSummary
  let notes: [NoteGroup]

  /// So many bars are on the first screen.
  static let mostBars = 6

  private struct Line {
    var rule: String
    var mapping: String
    var groups: [NoteGroup]
    var count: Int
    var records: Int
    var limit: RepairLimit?
    var use: Double?
  }

  var markup: Markup {
    let lines = self.lines
    guard !lines.isEmpty else { return Markup(html: "<p>No value was repaired.</p>") }
    var table = DataTable(
      caption: "Repairs of each rule against its limit",
      [
        .init("Rule and reason"), .init("Repairs", isNumber: true), .init("Of its records"),
        .init("Limit"), .init("Judgement"),
      ])
    for line in lines {
      table.add([
        name(line), Markup(line.count.grouped), Markup(line.count.share(of: line.records)),
        Markup(line.limit?.limit.allowed ?? "none"), judgement(line),
      ])
    }
    return Self.opening([:]) + table.markup
  }

  /// The rules nearest to their limits, for the first screen.
  var chart: Markup {
    let lines = self.lines
    let shown = lines.prefix(Self.mostBars)
    guard !shown.isEmpty else { return Markup(html: "") }
    let rest = lines.count - shown.count
    return BarChart(
      caption: "Repairs of each rule; the mark is the limit of a go-live"
        + (rest > 0 ? ". The \(rest.of("rule")) farther from their limits are listed below" : ""),
      shown.map { line in
        let allowed = line.limit.map { " (\($0.limit.allowed))" } ?? ", no limit"
        // The limit stands at four fifths, so that what exceeds it is seen to.
        let use = line.use.map { min($0 * 0.8, 1) }
        return BarChart.Bar(
          line.rule, said: line.count.grouped + allowed,
          share: use ?? Double(line.count) / Double(max(line.records, 1)),
          limit: line.use == nil ? nil : 0.8, isOver: (line.use ?? 0) > 1, target: "repairs")
      }
    ).markup
  }

  private var lines: [Line] {
    struct Key: Hashable {
      var mapping: String
      var rule: String
    }
    return Dictionary(grouping: notes.filter { $0.kind == .repair }) { note in
      Key(mapping: note.mapping, rule: note.rule)
    }.map { key, groups in
      let count = groups.reduce(0) { $0 + $1.count }
      let records = summary.files.filter { $0.mapping == key.mapping }.reduce(0) { $0 + $1.read }
      let limit = RepairLimit(for: key.rule, among: summary.limits)
      return Line(
        rule: key.rule, mapping: key.mapping, groups: groups.sorted { $0.count > $1.count },
        count: count, records: records, limit: limit,
        use: limit?.use(repairs: count, of: records))
    }.sorted {
      ($1.use ?? -1, $1.count, $0.mapping, $0.rule) < ($0.use ?? -1, $0.count, $1.mapping, $1.rule)
    }
  }

  private func name(_ line: Line) -> Markup {
    Self.name([
      "rule": line.rule, "mapping": line.mapping,
      "reasons": line.groups.map { group in
        [
          "sentence": group.reason.sentence, "count": group.count.grouped, "slug": group.slug,
          "action": group.reason.action, "places": PlaceList(group).markup,
        ] as [String: Any]
      },
    ])
  }

  private func judgement(_ line: Line) -> Markup {
    guard let limit = line.limit else { return Status.warning("no limit").markup }
    guard let use = line.use else {
      return (limit.limit.holds ? Status.good("inside") : .bad("exceeded")).markup
    }
    return (use <= 1 ? Status.good("inside") : .bad("exceeded")).markup
  }

  private static let opening = Template(
    """
    <p>These records are loaded. One value in each could not be taken over as it was: the field \
    is empty, shortened or corrected as the mapping says. Nobody has to act before go-live unless \
    a limit is exceeded. Every repair is a line in <code>notes.csv</code>.</p>

    """)

  private static let name = Template(
    """
    <div><code>{{rule}}</code> <span class="quiet">({{mapping}})</span>
    {{#reasons}}<p>{{count}} × {{sentence}}.</p>{{{places}}}{{/reasons}}</div>
    """)
}
