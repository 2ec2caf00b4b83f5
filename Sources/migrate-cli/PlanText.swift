import Migration

/// A plan in words: the phases, then the steps with the time that each is expected to take.
struct PlanText {
  let plan: CutOverPlan
  let start: ClockTime?
  let work: String

  var text: String {
    let count = plan.phases.count == 1 ? "1 phase" : "\(plan.phases.count) phases"
    return "\(plan.project): \(count), in the order in which they load\n\n\(phases)\n\(prediction)"
  }

  private var phases: String {
    var rows = [["", "loads", "from", "files", "records", "needs"]]
    for (number, phase) in plan.phases.enumerated() {
      let files = phase.files.map(\.file)
      rows.append([
        "\(number + 1)", phase.derived ? "\(phase.mapping) (reads again)" : phase.mapping,
        phase.source,
        files.isEmpty
          ? phase.pattern : files.count > 3 ? "\(files.count) files" : files.joined(separator: " "),
        phase.records.map(\.grouped) ?? "-",
        phase.needs.isEmpty ? "-" : phase.needs.joined(separator: ", "),
      ])
    }
    return TextTable(rows, numbers: [0, 4]).text
  }

  private var prediction: String {
    guard let rehearsal = plan.rehearsal else {
      return """
        no rehearsal of it in '\(work)': after a dry-run of an export, also of a smaller one, this \
        plan says how long the weekend takes

        """
    }
    var text = "predicted from run \(rehearsal.summary.run)"
    text += " of \(rehearsal.summary.read.grouped) records\n\n"
    var rows = [["step", "records", "rehearsal", "predicted"]]
    if start != nil { rows[0].append("ends") }
    var passed = 0.0
    for planned in plan.steps {
      let step = planned.step
      passed += step.seconds
      var row = [
        Self.words(step), step.records.map(\.grouped) ?? "",
        planned.measured.map(Self.duration) ?? "-", Self.duration(step.seconds),
      ]
      if let start { row.append(start.later(passed)) }
      rows.append(row)
    }
    let measured = plan.steps.compactMap(\.measured).reduce(0, +)
    var total = [
      "in all", plan.records?.grouped ?? "", Self.duration(measured), Self.duration(passed),
    ]
    if let start { total.append(start.later(passed)) }
    rows.append(total)
    text += TextTable(rows, numbers: [1, 2, 3]).text
    return text + "\nnot in it: \(missing)\n"
  }

  private var missing: String {
    var parts: [String] = []
    if !plan.steps.contains(where: { $0.step.step == .scan }) {
      parts.append("a scan of the exports, as the work folder has none")
    }
    parts.append("a restore point: copy the store before a run that adds to it")
    return parts.joined(separator: "; ")
  }

  static func duration(_ seconds: Double) -> String {
    seconds < 10
      ? "\((seconds * 10).rounded() / 10) s" : ProgressLine.duration(seconds)
  }

  static func words(_ step: RunStep) -> String {
    let name = step.of ?? ""
    return switch step.step {
    case .scan: "scan the exports"
    case .check: "check the rules"
    case .manifest: "compare the files with the manifest"
    case .prepare: "make or open the store"
    case .list: "read the list \(name)"
    case .lookUp: "look up in \(name)"
    case .load: "load \(name)"
    case .constraints: "constraints and references"
    case .rules: "rules over records"
    case .totals: "control totals and limits"
    case .report: "write the report"
    }
  }
}
