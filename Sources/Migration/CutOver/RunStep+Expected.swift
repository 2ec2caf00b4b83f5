import Transform

extension RunStep {
  /// The steps of a run in their order, with their records and bytes; how long they take is not
  /// known.
  ///
  /// - Parameters:
  ///   - plans: In the order in which they load.
  ///   - project: Of the plans.
  ///   - files: Of each source, by its name.
  /// - Returns: Steps of 0 seconds.
  static func expected(
    _ plans: [MappingPlan], of project: Project, files: [String: [ExportFile]]
  ) -> [RunStep] {
    func step(_ kind: Kind, of name: String, source: String) -> RunStep {
      let files = files[source] ?? []
      let counts = files.map(\.records)
      return RunStep(
        kind, of: name,
        records: counts.contains(nil) ? nil : counts.reduce(0) { $0 + ($1 ?? 0) },
        bytes: files.reduce(0) { $0 + $1.bytes })
    }
    let size = project.sources.flatMap { files[$0.name] ?? [] }.reduce(0) { $0 + $1.bytes }
    var steps = [RunStep(.manifest, bytes: size), RunStep(.prepare)]
    for source in project.sources where source.isReconciliation {
      steps.append(step(.list, of: source.name, source: source.name))
    }
    var looked: Set<Int> = []
    for plan in plans {
      for source in Set(plan.lookups.map(\.source)).subtracting(looked).sorted() {
        let name = project.sources[source].name
        steps.append(step(.lookUp, of: name, source: name))
        looked.insert(source)
      }
      steps.append(step(.load, of: plan.name, source: plan.source))
    }
    return steps + [RunStep(.constraints), RunStep(.rules), RunStep(.totals)]
  }
}
