import Diagnostics
import Standards
import Transform

/// Code tables and crosswalks, printed whole.
struct SpecificationLists {
  let project: Project
  let mappings: [MappingDescription]

  var codes: DocumentSection {
    var blocks: [DocumentBlock] = [
      .paragraph(
        "Only approved lines translate. A code that is in no approved line is treated as the field"
          + " says; a flagged line is such a code. An ignored code is left empty by decision.")
    ]
    for table in project.codeTables {
      let meanings = meanings(of: table)
      blocks.append(.heading("Code table `\(table.name)`"))
      blocks.append(.paragraph(counts(table)))
      blocks.append(
        .table(
          caption: "Code table \(table.name)",
          headings: [
            "Old code", "Old words", "New code", "Meaning", "Status", "Valid", "By, on", "Note",
          ],
          rows: table.lines.map { line in
            [
              "`\(line.sourceCode)`", line.sourceText,
              line.target.isEmpty ? "" : "`\(line.target)`", meanings[line.target] ?? "",
              line.status.rawValue, validity(line), decided(line), line.note,
            ]
          }))
    }
    return DocumentSection(id: "codes", title: "Code tables", blocks: blocks)
  }

  var crosswalks: DocumentSection {
    var blocks: [DocumentBlock] = [
      .paragraph(
        "The new system's own wards, clinics, practices and people. Only approved lines lead to"
          + " one; a value in no approved line is treated as the field says.")
    ]
    for crosswalk in project.crosswalks {
      blocks.append(.heading("Crosswalk `\(crosswalk.name)`"))
      let lacking =
        crosswalk.createsInactive
        ? "is created, inactive: it can be seen, and not be chosen for anything new"
        : "is not created: the value is treated as one that is in no line"
      blocks.append(
        .paragraph(
          "To the row of `\(crosswalk.table)` with this `\(crosswalk.field)`. One that the new"
            + " system lacks \(lacking). \(counts(crosswalk.codes))"))
      blocks.append(
        .table(
          caption: "Crosswalk \(crosswalk.name)",
          headings: ["Old code", "Old words", "Leads to", "Status", "Valid", "By, on", "Note"],
          rows: crosswalk.codes.lines.map { line in
            [
              "`\(line.sourceCode)`", line.sourceText,
              line.target.isEmpty ? "" : "`\(line.target)`", line.status.rawValue,
              validity(line), decided(line), line.note,
            ]
          }))
    }
    return DocumentSection(id: "crosswalks", title: "Crosswalks", blocks: blocks)
  }

  private func counts(_ table: CodeTable) -> String {
    let counts = CodeTable.Line.Status.allCases.map { status in
      "\(table.lines.count { $0.status == status }) \(status.rawValue)"
    }
    return "\(table.lines.count) lines: \(counts.joined(separator: ", "))."
  }

  /// `from 2000-01-01 to 2004-03-31`; blank for a line that is always valid.
  private func validity(_ line: CodeTable.Line) -> String {
    let (first, last) = (line.validity.lowerBound, line.validity.upperBound)
    var words: [String] = []
    if first > .min { words.append("from \(CalendarDate(days: first))") }
    if last < .max { words.append("to \(CalendarDate(days: last))") }
    return words.joined(separator: " ")
  }

  private func decided(_ line: CodeTable.Line) -> String {
    [line.by, line.on].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// What the targets mean nationally, where a coded field is filled by the table.
  private func meanings(of table: CodeTable) -> [String: String] {
    let fields = mappings.flatMap(\.targets).flatMap(\.fields)
    guard let name = fields.first(where: { $0.lists.contains(table.name) })?.nationalList,
      let list = CodeList.named(name)
    else { return [:] }
    return Dictionary(list.codes.map { ($0.code, $0.meaning) }) { first, _ in first }
  }
}
