import Migration
import Pages

/// How long each step of the run took.
struct TimeSection {
  let summary: RunSummary

  var markup: Markup {
    let steps = summary.steps ?? []
    guard !steps.isEmpty else { return Markup(html: "<p>No step was measured.</p>") }
    return TimelineChart(
      caption: "Steps of the load, one after the other, \(summary.seconds.inSeconds) in all",
      steps.map { .init(Self.words($0), seconds: $0.seconds) }
    ).markup
  }

  /// `Load spell: 1,721 records`.
  private static func words(_ step: RunStep) -> String {
    let name = words(step.step) + (step.of.map { " \($0)" } ?? "")
    guard let records = step.records, records > 0 else { return name }
    return "\(name): \(records.of("record"))"
  }

  private static func words(_ step: RunStep.Kind) -> String {
    switch step {
    case .scan: "Scan the exports"
    case .check: "Check the rules"
    case .manifest: "Compare the files with the manifest"
    case .prepare: "Prepare the store"
    case .list: "Read the report"
    case .lookUp: "Look values up in"
    case .load: "Load"
    case .constraints: "Prove keys, references and constraints"
    case .rules: "Ask the rules over records"
    case .totals: "Add up and judge"
    case .report: "Write the report"
    }
  }
}
