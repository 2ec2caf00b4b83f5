import Foundation

/// An earlier run that came to its end, with how long each step of it took.
package struct StoredRehearsal: Sendable {
  package let summary: RunSummary
  package let steps: [RunStep]

  package var prediction: StepPrediction {
    StepPrediction(rehearsal: steps, records: summary.read)
  }

  /// `nil` where the run ended early, or is of a version that measured no steps.
  init?(_ summary: RunSummary) {
    guard let steps = summary.steps, summary.read > 0 else { return nil }
    switch summary.verdict {
    case .complete, .accepted, .noGo: break
    case .stopped, .failed, .unbalanced, nil: return nil
    }
    self.summary = summary
    self.steps = steps
  }
}

extension WorkFolder {
  /// The last rehearsal of a project, or the one that is named; `nil` where there is none.
  package func rehearsal(of project: String, run: String? = nil) -> StoredRehearsal? {
    for name in run.map({ [$0] }) ?? runs.reversed() {
      if let data = read("summary.json", ofRun: name),
        let summary = try? JSONDecoder().decode(RunSummary.self, from: data),
        summary.project == project, let rehearsal = StoredRehearsal(summary)
      {
        return rehearsal
      }
    }
    return nil
  }

  /// The same of a work folder that need not be there.
  package static func rehearsal(
    of project: String, run: String? = nil, in path: String
  ) -> StoredRehearsal? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return try? WorkFolder(path).rehearsal(of: project, run: run)
  }

  /// Adds a step that was done after the run's end to its summary.
  package func add(_ step: RunStep, to summary: inout RunSummary) {
    summary.steps = (summary.steps ?? []) + [step]
    if let data = try? MigrationRun.encoder.encode(summary) {
      write(data, "summary.json", ofRun: summary.run)
    }
  }
}
