import Diagnostics
import Transform

/// One mapping: what a record becomes, field by field.
struct SpecificationMapping {
  let mapping: MappingDescription
  let tests: [MappingTest]

  var section: DocumentSection {
    DocumentSection(
      id: "mapping-\(mapping.name)",
      title: "Mapping `\(mapping.name)`: from `\(mapping.source)`",
      blocks: opening + skips + mapping.targets.flatMap(blocks) + examples)
  }

  private var opening: [DocumentBlock] {
    var blocks: [DocumentBlock] = [.paragraph("\(mapping.about) (Version \(mapping.version).)")]
    var words =
      "The old system knows \(mapping.unit) by `\(mapping.keyColumn)`: a record without it is"
      + " **rejected**; a second record with the same one and other values is **rejected**"
      + " (`KEY_CONFLICT`), with the same values a duplicate."
    if let onlyIf = mapping.onlyIf { words += " Only records where \(onlyIf)." }
    if mapping.isDerived {
      words +=
        " An earlier mapping accounts for the records of this source; this one is shown as"
        + " derived."
    }
    if let column = mapping.oneRowPer {
      words += " All records with one value of `\(column)` make one row together."
    }
    blocks.append(.paragraph(words))
    return blocks
  }

  private var skips: [DocumentBlock] {
    guard !mapping.skips.isEmpty else {
      return [.paragraph("No record of this source is left out.")]
    }
    return [
      .paragraph(
        "Records are left out (**skipped**, and counted under the reason) in these cases and no"
          + " others; what belongs to them is left out with them:"),
      .list(mapping.skips.map { "where \($0.condition): `\($0.reason)`" }),
    ]
  }

  private func blocks(of target: TargetDescription) -> [DocumentBlock] {
    var words = "\(target.about)."
    if let onlyIf = target.onlyIf {
      words += " **Only if** \(onlyIf): otherwise there is no such row, which is no fault."
    }
    if let forEach = target.forEach {
      words += " **A row for each** of the columns \(forEach) that is not empty."
    }
    return [.heading("Into `\(target.table)`"), .paragraph(words)]
      + target.fields.map { field($0, of: target) }
  }

  private func field(_ field: FieldDescription, of target: TargetDescription) -> DocumentBlock {
    var marks: [String] = []
    if field.isMandatory { marks.append("mandatory") }
    if field.mustLand { marks.append("must land") }
    var body: [DocumentBlock] = []
    if !field.sentence.isEmpty {
      body.append(.paragraph("**What stands in it:** \(field.sentence)"))
    }
    if !field.branches.isEmpty {
      body.append(
        .paragraph("**What stands in it:** the value of the first line that fits, from the top."))
      body.append(choice(field))
    }
    if !field.remark.isEmpty { body.append(.paragraph("**Note:** \(field.remark)")) }
    if !field.outcomes.isEmpty { body.append(.list(field.outcomes.map(line))) }
    if let because = field.because {
      body.append(.paragraph("**Why the whole record is rejected:** \(because)."))
    }
    return .field(
      name: "\(target.table).\(field.name)", marks: marks, about: "\(field.about).", body: body)
  }

  private func choice(_ field: FieldDescription) -> DocumentBlock {
    let hasLists = field.branches.contains { $0.list != nil }
    return .table(
      caption: "What stands in \(field.name)",
      headings: ["If", "Then"] + (hasLists ? ["And on the list"] : []),
      rows: field.branches.map { branch in
        [branch.condition ?? "otherwise", branch.value]
          + (hasLists ? [branch.list.map { "`\($0)`" } ?? ""] : [])
      })
  }

  private func line(_ outcome: FieldDescription.Outcome) -> String {
    guard !outcome.reasons.isEmpty else { return "\(outcome.when): \(outcome.then)" }
    let reasons = outcome.reasons.map { reason in
      let sentence = reason.sentence.prefix(1).lowercased() + reason.sentence.dropFirst()
      return outcome.saysWhy ? "`\(reason.slug)`" : "\(sentence), `\(reason.slug)`"
    }
    let words = reasons.joined(separator: outcome.saysWhy ? ", " : "; or ")
    return "\(outcome.when) (\(words)): \(outcome.then)"
  }

  private var examples: [DocumentBlock] {
    let own = tests.filter { $0.mapping == mapping.name }
    guard !own.isEmpty else { return [] }
    return [
      .heading("Examples that are tested"), .list(own.map(\.name)),
    ]
  }
}
