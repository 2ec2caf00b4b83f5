import Diagnostics
import Migration
import Pages

/// How often each rule repaired a value, against its limit; the nearest to its limit first.
struct RepairsSection {
  let summary: RunSummary
  let notes: [NoteGroup]

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
    let status: Status = use <= 1 ? .good("inside") : .bad("exceeded")
    return Self.bar([
      "width": String(Int((min(use, 1) * 100).rounded())), "isOver": use > 1,
      "status": status.markup,
    ])
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

  private static let bar = Template(
    """
    <span><span class="bar" aria-hidden="true"><span style="width:{{width}}%"\
    {{#isOver}} class="bad"{{/isOver}}></span></span> {{{status}}}</span>
    """)
}
