import Transform

extension SourcePlan {
  /// The phases of a replay: all mappings, and no file of the exports but those in which values are
  /// looked up.
  static func replaying(
    _ project: Project, plans: [MappingPlan], _ options: MigrationRun.Options
  ) throws(MigrationError) -> SourcePlan {
    var files: [String: [PlannedFile]] = [:]
    if plans.contains(where: { !$0.lookups.isEmpty }) {
      files =
        try find(
          project, plans: plans, exports: options.exports, manifest: options.manifest
        ).files
    }
    return SourcePlan(
      phases: plans.map { Phase(plan: $0, files: []) }, reports: [], files: files, asAt: nil)
  }

  /// The same with other phases; those without a file are left out where nothing but kept records is
  /// read.
  func with(_ phases: [Phase]) -> SourcePlan {
    SourcePlan(phases: phases, reports: reports, files: files, asAt: asAt)
  }
}
