import Diagnostics
import Extract
import Schema

/// Puts a checked mapping into words, from the plan that runs and the lines that were written.
package struct MappingDescriber {
  let project: Project
  let declaration: MappingDeclaration
  let plan: MappingPlan
  let layout: Layout

  /// Describes each mapping of a project without errors, in order.
  package static func describe(
    _ project: Project, plans: [MappingPlan]
  ) -> [MappingDescription] {
    project.mappings.compactMap { of($0, in: project, plans: plans)?.description }
  }

  /// By which lists the value of a field is understood, such as `gender` of the table `patient`.
  ///
  /// - Returns: The names of code tables and crosswalks, and that of the national list of its codes.
  package static func lists(
    of field: String, ofTable table: String, in mapping: String, _ project: Project,
    plans: [MappingPlan]
  ) -> (names: [String], national: String?) {
    guard let declaration = project.mappings.first(where: { $0.name == mapping }),
      let describer = of(declaration, in: project, plans: plans)
    else { return ([], nil) }
    for (node, target) in zip(declaration.targets, describer.plan.targets)
    where target.table.name == table {
      guard let plan = target.fields.first(where: { $0.fieldName == field }),
        let found = describer.field(plan, of: target, node)
      else { continue }
      return (found.lists, found.nationalList)
    }
    return ([], nil)
  }

  private static func of(
    _ declaration: MappingDeclaration, in project: Project, plans: [MappingPlan]
  ) -> MappingDescriber? {
    guard let plan = plans.first(where: { $0.name == declaration.name }),
      let source = project.source(named: declaration.source)
    else { return nil }
    return MappingDescriber(
      project: project, declaration: declaration, plan: plan, layout: source.layout)
  }

  /// `the patient`, `the emergency attendance`.
  static func unit(of table: String) -> String {
    table == "ed_attendance"
      ? "the emergency attendance" : "the " + table.replacing("_", with: " ")
  }

  private var description: MappingDescription {
    MappingDescription(
      name: declaration.name, source: declaration.source, version: declaration.version,
      about: declaration.about, unit: Self.unit(of: plan.rootTable), rootTable: plan.rootTable,
      keyColumn: plan.columns[plan.keyColumn], isDerived: plan.isDerived,
      onlyIf: declaration.onlyIf?.text.map(Self.inWords),
      oneRowPer: declaration.root["one row per"]?.text,
      skips: declaration.skips.compactMap { node in
        guard let condition = node["if"]?.text, let reason = node["reason"]?.text else {
          return nil
        }
        return MappingDescription.Skip(condition: Self.inWords(condition), reason: reason)
      },
      targets: zip(declaration.targets, plan.targets).map(target),
      usedColumns: usedColumns, lookedUpColumns: lookedUpColumns)
  }

  private func target(_ node: YAMLNode, _ plan: TargetPlan) -> TargetDescription {
    let fields = plan.fields.compactMap { field($0, of: plan, node)?.description }
    return TargetDescription(
      table: plan.table.name, about: plan.table.about,
      onlyIf: node["only if"]?.text.map(Self.inWords),
      forEach: node["for each"]?.text, fields: fields)
  }

  private func field(
    _ field: FieldPlan, of target: TargetPlan, _ node: YAMLNode
  ) -> FieldDescriber? {
    guard
      let pair = node["fields"]?.pairs?.first(where: { $0.key.text == field.fieldName }),
      let column = target.table.column(named: field.fieldName)
    else { return nil }
    return FieldDescriber(
      project: project, file: declaration.file, layout: layout,
      unit: Self.unit(of: plan.rootTable), pair: pair, plan: field, column: column)
  }

  /// A condition, for reading: fields of the row are said to be so.
  static func inWords(_ condition: String) -> String {
    guard condition.contains("row.") else { return condition }
    return condition.replacing(/row\.([a-z0-9_]+)/) { "the field `\($0.1)`" }
  }

  // MARK: Columns

  private var lookedUpColumns: [String: Set<String>] {
    var columns: [String: Set<String>] = [:]
    for lookup in plan.lookups {
      let source = project.sources[lookup.source]
      for column in [lookup.key, lookup.value].compactMap(\.self) {
        columns[source.name, default: []].insert(source.layout.columns[column].name)
      }
    }
    return columns
  }

  private var usedColumns: Set<String> {
    let words = declaration.root.words
    let names = layout.columns.map(\.name)
    var used = Set(names.filter(words.contains))
    for node in declaration.targets {
      guard let text = node["for each"]?.text else { continue }
      let tokens = Phrase.tokens(of: text).map(\.text)
      for (first, to) in zip(tokens, tokens.dropFirst()) where to == "to" {
        guard let last = tokens.drop(while: { $0 != first }).dropFirst(2).first,
          let start = names.firstIndex(of: first), let end = names.firstIndex(of: last)
        else { continue }
        let stem = first.prefix { !$0.isNumber }
        used.formUnion(names[min(start, end)...max(start, end)].filter { $0.hasPrefix(stem) })
      }
    }
    return used
  }
}
