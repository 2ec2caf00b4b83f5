import Diagnostics
import Extract
import RecordStore
import Schema
import Transform

/// What holds over several records, the limits, what is not carried over, and the reasons.
struct SpecificationRules {
  let project: Project
  let mappings: [MappingDescription]

  // MARK: Rules

  var rules: DocumentSection {
    var blocks: [DocumentBlock] = [
      .paragraph(
        "Looked at when everything is loaded. The records concerned stay loaded and are put on a list"
          + " for people, unless the rule says **reject**: then they are taken out, to be fixed.")
    ]
    let items = project.rulesFile?.root?["rules"]?.items ?? []
    let rows = items.compactMap { node -> [String]? in
      guard let name = node["rule"]?.text,
        let sentence = node.pairs?.first(where: {
          !["rule", "otherwise"].contains($0.key.text)
        })
      else { return nil }
      return [
        "`\(name)`", "\(sentence.key.text ?? ""): \(sentence.value.text ?? "")",
        node["otherwise"]?.text ?? "",
      ]
    }
    blocks.append(
      rows.isEmpty
        ? .paragraph("The project has no rules.")
        : .table(
          caption: "Rules over records", headings: ["Rule", "What should hold", "Otherwise"],
          rows: rows))
    if !rows.isEmpty {
      blocks.append(
        .paragraph(
          "**No two … share** looks at every row, and blank values do not count: all that share are"
            + " concerned. **In order** means that the first is not later than the second; the row of"
            + " the first is concerned. **No gap** concerns the row after the gap. **List** puts the row"
            + " on that list. **No go** means that one case is enough: the load is not good for a"
            + " go-live."))
    }
    blocks += reports
    blocks.append(.heading("What always holds in the new system"))
    blocks.append(
      .paragraph(
        "These hold whatever a mapping says. A record that breaks one is taken out again and"
          + " **rejected**, with what belongs to it waiting: of several that share what nobody may"
          + " share, the first in the files stays."))
    let names = Set(mappings.flatMap(\.targets).map(\.table))
    let tables = Tables.record.filter { names.contains($0.name) }
    let words = DataDictionary(tables, in: .sqlite).tables
    let constraints = zip(tables, words).flatMap { table, entry in
      zip(table.constraints, entry.constraints).map { constraint, words in
        var line = "`\(table.name)`: \(words) (`\(constraint.reason.slug)`)"
        if let group = constraint.group {
          line += "; the whole \(group) is rejected with all that belongs to it"
        }
        return line
      }
    }
    if !constraints.isEmpty { blocks.append(.list(constraints)) }
    return DocumentSection(id: "rules", title: "Over several records", blocks: blocks)
  }

  /// What the rules over the old system's own reports mean; nothing where there are none.
  private var reports: [DocumentBlock] {
    let names = project.sources.filter(\.isReconciliation).map { "`\($0.name)`" }
    guard !names.isEmpty else { return [] }
    var words =
      "**On source** compares with a report of the old system's own (\(names.joined(separator: ", ")))"
      + " by the keys of the old system. **Every … has its … on source** concerns the row that the"
      + " report does not have; **every … on source** concerns the line of the report for which there"
      + " is no such row. **Open** is what has not ended at the moment of the extract."
    if project.rules.contains(where: \.endsUnrecorded) {
      words +=
        " **Load as end not recorded** keeps the row without an end and marks it as ended: such a"
        + " spell takes no bed on the bed board."
    }
    return [.paragraph(words)]
  }

  // MARK: Limits

  var limits: DocumentSection {
    var stops: [String] = []
    if let rejected = project.stopWhen.rejected {
      stops.append("as soon as \(rejected) records are rejected")
    }
    if let share = project.stopWhen.share {
      stops.append(
        "as soon as more than \(percent(share)) of the records are rejected, once"
          + " \(project.stopWhen.shareAfter) have been read")
    }
    return DocumentSection(
      id: "limits", title: "Limits",
      blocks: [
        .paragraph(
          "The load **stops** \(stops.joined(separator: ", and ")). What was loaded before stays and"
            + " is said; so many rejects are a wrong mapping, not work for people."),
        .paragraph(
          "A load that came to its end is good for a go-live **only if** all of these hold. If one"
            + " does not, the verdict is **no go**; the records are loaded all the same, so that people"
            + " can look at them."),
        .table(
          caption: "Limits of a go-live", headings: ["Of what", "How many"],
          rows: project.goOnlyIf.map { [$0.words, $0.allowed] }),
      ])
  }

  private func percent(_ share: Double) -> String {
    let hundredths = Int((share * 10_000).rounded())
    let rest = hundredths % 100
    return rest == 0 ? "\(hundredths / 100)%" : "\(Double(hundredths) / 100)%"
  }

  // MARK: What is not carried over

  var gaps: DocumentSection {
    var blocks: [DocumentBlock] = [.heading("Columns of the files that nothing uses")]
    var columns: [[String]] = []
    for source in project.sources where !source.isReconciliation {
      let used = mappings.reduce(into: Set<String>()) {
        if $1.source == source.name { $0.formUnion($1.usedColumns) }
        $0.formUnion($1.lookedUpColumns[source.name] ?? [])
      }
      for column in source.layout.columns where !used.contains(column.name) {
        columns.append(["`\(source.name)`", "`\(column.name)`", column.about])
      }
    }
    blocks.append(
      columns.isEmpty
        ? .paragraph("Every column is used.")
        : .table(
          caption: "Unused columns", headings: ["Source", "Column", "What it is"], rows: columns))
    blocks.append(.heading("Fields of the new system that nothing fills"))
    var filled: [String: Set<String>] = [:]
    for target in mappings.flatMap(\.targets) {
      filled[target.table, default: []].formUnion(target.fields.map(\.name))
    }
    var fields: [[String]] = []
    for table in Tables.record {
      guard let known = filled[table.name] else { continue }
      for column in table.columns where !known.contains(column.name) {
        fields.append(["`\(table.name).\(column.name)`", "\(column.about)."])
      }
    }
    blocks.append(
      fields.isEmpty
        ? .paragraph("Every field is filled.")
        : .table(caption: "Unfilled fields", headings: ["Field", "What it is"], rows: fields))
    let empty = Tables.record.filter {
      filled[$0.name] == nil && $0.name != "legacy_value"
        && !project.references.map(\.table).contains($0.name)
    }
    if !empty.isEmpty {
      blocks.append(.heading("Tables that no mapping fills"))
      blocks.append(.list(empty.map { "`\($0.name)`: \($0.about)." }))
    }
    return DocumentSection(id: "gaps", title: "What is not carried over", blocks: blocks)
  }

  // MARK: Reasons

  var reasons: DocumentSection {
    let outcomes = mappings.flatMap(\.targets).flatMap(\.fields)
    var slugs = Set(outcomes.flatMap(\.outcomes).flatMap(\.reasons).map(\.slug))
    slugs.formUnion(outcomes.flatMap(\.branches).compactMap(\.list))
    slugs.formUnion(mappings.flatMap(\.skips).map(\.reason))
    slugs.formUnion(project.rules.map(\.list))
    slugs.formUnion(["FIELD_BLANK", "KEY_CONFLICT"])
    slugs.formUnion(Reasons.all.filter { $0.number < 2000 }.map(\.slug))
    let known = Reasons.all.filter { slugs.contains($0.slug) }
    let own = slugs.subtracting(known.map(\.slug)).sorted()
    var blocks: [DocumentBlock] = [
      .table(
        caption: "Reasons", headings: ["Reason", "What was found", "What to do", "Who"],
        rows: known.map { reason in
          ["`\(reason.slug)`", "\(reason.sentence).", "\(reason.action).", reason.team.rawValue]
        })
    ]
    if !own.isEmpty {
      blocks.append(
        .paragraph(
          "Of the project's own: \(own.map { "`\($0)`" }.joined(separator: ", "))."))
    }
    return DocumentSection(id: "reasons", title: "Reasons, and what to do", blocks: blocks)
  }
}
