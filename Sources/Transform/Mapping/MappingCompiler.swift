package import Diagnostics
import Extract
import Schema

/// Makes plans of a project's mappings, and finds everything that is wrong with them.
///
/// The check and the run are one piece of code: what compiles is what runs.
package struct MappingCompiler {
  let project: Project
  /// The codes of a national list, `nil` for a list that Standards does not have.
  let codes: (String) -> [String]?
  private(set) var faults: [Diagnostic] = []
  private var keySpaces: [String: Int] = [:]
  private var unread = UnreadParts()

  /// Compiles all mappings of a project.
  ///
  /// - Returns: A plan for each mapping without errors; and all faults, in file order.
  package static func compile(
    _ project: Project, codes: @escaping (String) -> [String]?
  ) -> (plans: [MappingPlan], faults: [Diagnostic]) {
    var compiler = MappingCompiler(project: project, codes: codes)
    compiler.unread = project.unread
    var plans: [MappingPlan] = []
    var sources: Set<String> = []
    for declaration in project.mappings {
      let plan = compiler.compile(
        declaration, isDerived: !sources.insert(compiler.meantSource(of: declaration)).inserted)
      if let plan { plans.append(plan) }
    }
    compiler.checkLimits(plans)
    compiler.checkUses()
    return (plans, compiler.faults.inFileOrder())
  }

  /// The tables that mappings load by key, in order: a key space each.
  package static func keySpaces(of plans: [MappingPlan]) -> [String] {
    var spaces: [String] = []
    for plan in plans where plan.keySpace == spaces.count { spaces.append(plan.rootTable) }
    return spaces
  }

  private mutating func compile(
    _ declaration: MappingDeclaration, isDerived: Bool
  ) -> MappingPlan? {
    var file = declaration.file
    defer { faults += file.faults }
    let root = declaration.root
    guard let source = project.source(named: declaration.source) else {
      reportSource(declaration, &file)
      skip(declaration)
      return nil
    }
    guard !source.isReconciliation else {
      file.report(
        .reportLoaded, "'\(source.name)' is a report of the old system's own, which nothing loads",
        at: root["from"] ?? root,
        remedy: "Name another source; a rule over records compares the report")
      skip(declaration)
      return nil
    }
    let layout = source.layout
    if root["targets"] == nil {
      file.reportMissing(
        "targets", in: root, "the mapping has no 'targets'", remedy: "Say what a record becomes")
      skip(declaration)
      return nil
    }
    var scope = MappingScope(
      layout: layout, project: project, codes: codes, keySpaces: keySpaces, root: root,
      unread: unread)
    scope.readEveryDate(&file)
    let skips = scope.skips(declaration.skips, &file)
    let onlyIf = declaration.onlyIf.flatMap { scope.condition($0, &file) }
    if let node = declaration.onlyIf, !isDerived, !unread.allSources, !project.unread.mappings {
      file.report(
        .badCondition, "the first mapping of a source takes every record", at: node,
        remedy: "Use 'skip when' with a reason, or 'only if' in a target")
    }
    var targets: [TargetPlan] = []
    for (index, item) in declaration.targets.enumerated() {
      guard let node = file.group(item, "a target") else { continue }
      if let target = scope.target(node, isFirst: index == 0, &file) { targets.append(target) }
    }
    scope.checkDefaults(&file)
    scope.checkGrouping(&file)
    guard let keyColumn = scope.keyColumn, targets.count == declaration.targets.count,
      let first = targets.first, !file.faults.contains(where: { $0.severity == .error })
    else {
      // What this mapping would load may still be named by the next, whose faults are its own.
      if let table = scope.rootTable { _ = space(of: table) } else { unread.mappings = true }
      return nil
    }
    return MappingPlan(
      name: declaration.name, source: declaration.source, isDerived: isDerived,
      isGrouped: scope.isGrouped, skips: skips,
      onlyIf: onlyIf, keyColumn: keyColumn, keySpace: space(of: first.table.name),
      targets: targets, rules: scope.rules, columns: layout.allColumns.map(\.name),
      columnCount: layout.columns.count, childWidths: layout.children.map(\.columns.count),
      blanks: layout.blankTables, blankHints: layout.blankHints)
  }

  private func reportSource(_ declaration: MappingDeclaration, _ file: inout ProjectFile) {
    let name = declaration.source
    // A source whose layout cannot be read has been reported, and so has a mapping without one.
    guard !name.isEmpty, !unread.allSources, !unread.sources.contains(name) else { return }
    let known = project.sources.map(\.name)
    file.report(
      .unknownSource, "there is no source '\(name)'",
      at: declaration.root["from"] ?? declaration.root,
      remedy: .nearest(
        to: name, in: known, otherwise: "migration.yaml has: \(known.joined(separator: ", "))"))
  }

  /// The source, or the one that was most likely meant.
  private func meantSource(of declaration: MappingDeclaration) -> String {
    let known = project.sources.map(\.name)
    let name = declaration.source
    return known.contains(name) ? name : name.likelyMeant(in: known) ?? name
  }

  /// Takes note of what a mapping would load that is not compiled.
  private mutating func skip(_ declaration: MappingDeclaration) {
    if meantSource(of: declaration).isEmpty { unread.allSources = true }
    let table = declaration.targets.first?["into"]?.text
    if let table, Tables.record.contains(where: { $0.name == table }) {
      _ = space(of: table)
    } else {
      unread.mappings = true
    }
  }

  private mutating func space(of table: String) -> Int {
    if let space = keySpaces[table] { return space }
    keySpaces[table] = keySpaces.count
    return keySpaces.count - 1
  }

  /// What nothing names; not looked for while lines that might name it have errors.
  private mutating func checkUses() {
    guard !project.hasErrors, !project.unread.mappings,
      !faults.contains(where: { $0.severity == .error })
    else { return }
    faults += UnusedParts(project).faults
  }

  /// `repairs of …` must name a rule of a plan.
  private mutating func checkLimits(_ plans: [MappingPlan]) {
    // With a mapping that did not compile, its rules would be missed for the wrong reason.
    guard plans.count == project.mappings.count, project.unread.isEmpty else { return }
    let rules = plans.flatMap(\.rules)
    var file = project.file
    for limit in project.goOnlyIf {
      guard case .repairs(let rule) = limit.subject, !rules.contains(rule) else { continue }
      let key = YAMLNode(content: .scalar(limit.words), line: limit.line, column: limit.column)
      file.report(
        .limitWithoutField, "'\(rule)' is no rule of any mapping", at: key,
        offset: "repairs of ".count,
        remedy: .nearest(
          to: rule, in: rules,
          otherwise: "Write TABLE.FIELD and one of: "
            + FailureClass.allCases.map(\.ruleWord).joined(separator: ", ")))
    }
    faults += file.faults
  }
}

extension FailureClass {
  /// The word behind a field in the name of a rule: `not found`.
  package var ruleWord: String { slug.replacing("_", with: " ") }
}
