import Migration
import Pages

/// Which run of which rules the page is about.
struct FactsSection {
  let summary: RunSummary
  let context: ReportContext

  var markup: Markup {
    Self.template(["facts": facts.map { ["name": $0.name, "value": $0.value] }])
  }

  private var facts: [(name: String, value: String)] {
    var facts = [
      ("Run", "\(summary.run) into \(summary.store)"), ("Time taken", summary.seconds.inSeconds),
    ]
    if let ruleset = context.ruleset {
      facts.append(("Mapping version", "\(summary.project), SHA-256 \(ruleset)"))
    }
    if summary.updated > 0 {
      facts.append(
        ("Updated", "\(summary.updated.of("row")) of earlier runs, which the old system changed"))
    }
    if summary.closed > 0 {
      facts.append(
        ("Closed", "\(summary.closed.of("row")) that the complete extract no longer has"))
    }
    let apart = context.details.count { $0.value.privacy == .restricted }
    if apart > 0 {
      let file = context.restrictedFile ?? "a page that `migrate report --reveal-sensitive` writes"
      facts.append(
        (
          "Apart",
          "\(apart.of("record")) of restricted or sensitive patients: \(file)"
        ))
    }
    return facts
  }

  private static let template = Template(
    """
    <dl class="facts">{{#facts}}<dt>{{name}}</dt><dd>{{value}}</dd>{{/facts}}</dl>

    """)
}
