import Extract
import Transform

/// The files: how each kind is written, column by column.
struct SpecificationSources {
  let project: Project
  let mappings: [MappingDescription]

  var section: DocumentSection {
    var blocks: [DocumentBlock] = [
      .paragraph(
        "The files lie in one folder with the supplier's manifest, `\(project.manifest)`. Before"
          + " anything is written every declared file must be there with its declared hash;"
          + " otherwise nothing is loaded. A file whose records do not add up to the declared"
          + " number is not proved, and the report says so.")
    ]
    if !project.references.isEmpty {
      let tables = project.references.map { "`\($0.table)`" }.joined(separator: ", ")
      blocks.append(
        .paragraph("Before the first file these tables are filled from national lists: \(tables)."))
    }
    for source in project.sources { blocks += self.blocks(of: source) }
    return DocumentSection(id: "files", title: "The files", blocks: blocks)
  }

  private func blocks(of source: Project.Source) -> [DocumentBlock] {
    let layout = source.layout
    let used = mappings.filter { $0.source == source.name }
      .reduce(into: Set<String>()) { $0.formUnion($1.usedColumns) }
    let lookedUp = mappings.reduce(into: Set<String>()) {
      $0.formUnion($1.lookedUpColumns[source.name] ?? [])
    }
    var words = "Files named `\(source.files)`, text in \(layout.encoding.rawValue)."
    if let type = source.recordType { words += " Its records are those of the type `\(type)`." }
    let blanks = layout.blankValues.filter { !$0.isEmpty }.map { "`\($0)`" }
    if !blanks.isEmpty {
      words += " These words stand for no value: \(blanks.joined(separator: ", "))."
    }
    if source.isReconciliation {
      words +=
        " It is a report of the old system's own. Nothing of it is loaded: the rules over several"
        + " records compare it with what is."
    }
    return [
      .heading("Source `\(source.name)`"), .paragraph(words),
      .table(
        caption: "Columns of \(source.name)",
        headings: ["Column", "What it is"] + (source.isReconciliation ? [] : ["Carried over"]),
        rows: layout.columns.map { column in
          let use =
            used.contains(column.name)
            ? "yes" : lookedUp.contains(column.name) ? "looked up" : "**no**"
          return ["`\(column.name)`", about(column)] + (source.isReconciliation ? [] : [use])
        }),
    ]
  }

  private func about(_ column: LayoutColumn) -> String {
    let blanks = column.blankValues.filter { !$0.isEmpty }
    guard !blanks.isEmpty else { return column.about }
    return column.about
      + " (no value: \(blanks.map { "`\($0)`" }.joined(separator: ", ")))"
  }
}
