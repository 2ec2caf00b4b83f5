import Transform

extension RunForecast {
  /// What a run of these files is expected to take: from the last rehearsal, and without one from
  /// what runs of the shipped systems took.
  static func of(
    _ sources: SourcePlan, plans: [MappingPlan], project: Project, rehearsal: StoredRehearsal?
  ) -> RunForecast {
    let steps = RunStep.expected(
      plans, of: project, files: sources.files.mapValues { $0.map(ExportFile.init) })
    guard let rehearsal else { return RunForecast(unrehearsed(steps)) }
    return RunForecast(rehearsal.prediction.steps(steps, records: sources.declared))
  }

  /// Steps with the proportions that they usually have.
  ///
  /// To hash a file takes a twentieth of the time of loading it, and to read it without loading a
  /// tenth; what comes after the last record is three tenths of the whole.
  package static func unrehearsed(_ steps: [RunStep]) -> [RunStep] {
    let reading = steps.map { step in
      var step = step
      switch step.step {
      case .manifest: step.seconds = Double(step.bytes) / 20
      case .list, .lookUp: step.seconds = Double(step.bytes) / 10
      case .load: step.seconds = Double(step.bytes)
      default: step.seconds = 0
      }
      return step
    }
    let whole = reading.reduce(0) { $0 + $1.seconds } / 0.7
    return reading.map { step in
      var step = step
      switch step.step {
      case .constraints: step.seconds = whole * 0.15
      case .rules: step.seconds = whole * 0.12
      case .totals: step.seconds = whole * 0.03
      default: break
      }
      return step
    }
  }
}
