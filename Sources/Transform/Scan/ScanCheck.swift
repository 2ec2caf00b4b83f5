package import Diagnostics
package import Extract

/// Compares the mappings with the latest scan: what is in the exports and in no rule.
///
/// All of it are warnings: the scan may be of another day than the load. Records that a mapping
/// skips are counted too. Values of fewer than ``Scan/fewest`` records are counted, not named.
package struct ScanCheck {
  let project: Project
  let scan: Scan
  /// When the scan was made, for people: `14 Nov`.
  let day: String
  private(set) var faults: [Diagnostic] = []

  /// Compares every line that looks up a code, reads a date or fills a text.
  ///
  /// - Parameters:
  ///   - project: The project.
  ///   - plans: Of the mappings without errors; the others are not compared.
  ///   - scan: Of its exports.
  ///   - day: When the scan was made, for people: `14 Nov`.
  /// - Returns: The warnings, in file order.
  package static func faults(
    in project: Project, plans: [MappingPlan], scan: Scan, of day: String
  ) -> [Diagnostic] {
    var check = ScanCheck(project: project, scan: scan, day: day)
    for plan in plans {
      guard let declaration = project.mappings.first(where: { $0.name == plan.name }),
        let source = scan.source(named: plan.source)
      else { continue }
      check.compare(plan, declaration, source)
    }
    // A table that two lines translate the same column by is incomplete once.
    var seen: Set<String> = []
    return check.faults.filter { seen.insert("\($0.code) \($0.message)").inserted }.inFileOrder()
  }

  private init(project: Project, scan: Scan, day: String) {
    self.project = project
    self.scan = scan
    self.day = day
  }

  mutating func report(_ fault: Diagnostic) { faults.append(fault) }

  private mutating func compare(
    _ plan: MappingPlan, _ declaration: MappingDeclaration, _ source: SourceScan
  ) {
    if !plan.isDerived { compareKeys(declaration, source) }
    for (target, node) in zip(plan.targets, declaration.targets) {
      for pair in node["fields"]?.pairs ?? [] {
        guard let field = target.fields.first(where: { $0.fieldName == pair.key.text }) else {
          continue
        }
        let line = ScannedLine(
          field: field, node: pair.value, declaration: declaration,
          columns: target.sourceColumns(of: field).compactMap {
            source.column(named: plan.columns[$0])
          })
        compareCodes(line)
        compareDates(line)
        compareLengths(line)
      }
    }
  }

  private mutating func compareKeys(_ declaration: MappingDeclaration, _ source: SourceScan) {
    // Where several records make one row, a key repeats by design.
    guard declaration.root[MappingScope.groupKey] == nil, let keys = source.keys,
      let target = declaration.targets.first,
      let node = target["key"], node.text == keys.column, keys.repeatedDifferent > 0
    else { return }
    let rows = ScannedLine.rows(keys.repeatedDifferent)
    let verb = keys.repeatedDifferent == 1 ? "repeats" : "repeat"
    report(
      Diagnostic(
        .keysRepeat,
        "\(rows) in the scan of \(day) \(verb) a key of \(keys.column) with other content",
        at: declaration.file.place(node),
        remedy: "Ask which record is right, or choose the column that tells them apart (now: all"
          + " but the first are rejected)", excerpt: declaration.file.excerpt(node)))
  }
}

extension ProjectFile {
  /// The line on which something stands.
  func excerpt(_ node: YAMLNode) -> String? {
    lines.indices.contains(node.line - 1) ? String(lines[node.line - 1]) : nil
  }
}
