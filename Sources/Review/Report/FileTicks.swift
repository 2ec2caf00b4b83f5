import Migration
import Pages

/// A tick for each file, or *not proved*.
struct FileTicks {
  let summary: RunSummary

  var markup: Markup {
    var seen: Set<String> = []
    // A file of several record types is proved when each of them is.
    let names = summary.files.map(\.file).filter { seen.insert($0).inserted }
    let lookups = summary.lookups ?? []
    let doubtful = Set(
      summary.files.filter { $0.proved == false }.map(\.file)
        + lookups.filter { !$0.proved }.map(\.file))
    let all = names + lookups.map(\.file).filter { seen.insert($0).inserted }
    return Self.template([
      "doubtful": all.filter(doubtful.contains).map { ["file": $0] },
      "proved": all.filter { !doubtful.contains($0) }.map { ["file": $0] },
    ])
  }

  private static let template = Template(
    """
    <h2 class="unseen">Files at a glance</h2>
    <ul class="ticks" role="list">\
    {{#doubtful}}<li class="bad"><span aria-hidden="true">✗</span> {{file}}: not proved</li>{{/doubtful}}\
    {{#proved}}<li><span class="good" aria-hidden="true">✓</span> {{file}}\
    <span class="unseen">: proved</span></li>{{/proved}}</ul>

    """)
}
