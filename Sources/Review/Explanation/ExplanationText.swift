import Pages

/// An explanation as people read it: where the row is from, then each field with its steps.
package struct ExplanationText {
  private let explanation: Explanation
  private let isMasked: Bool

  package init(_ explanation: Explanation, isMasked: Bool) {
    self.explanation = explanation
    self.isMasked = isMasked
  }

  package var text: String {
    var text = "\(explanation.table) \(explanation.id)"
    if let key = explanation.key { text += ", key \(key)" }
    text += "\n" + origin
    for remark in explanation.remarks { text += "\(remark)\n" }
    for decision in explanation.decisions { text += Self.words(decision) }
    for field in explanation.fields { text += "\n" + Self.words(field) }
    if isMasked { text += "\nLetters and digits are masked; add --reveal to see them.\n" }
    return text
  }

  private var origin: String {
    var text = ""
    if let mapping = explanation.mapping {
      text += "made by mapping \(mapping.name), version \(mapping.version) (\(mapping.file))\n"
    }
    for record in explanation.records {
      text += "from \(record.file), record \(record.record.grouped)"
      if let first = record.firstLine, let last = record.lastLine {
        text +=
          first == last
          ? " (line \(first.grouped))" : " (lines \(first.grouped) to \(last.grouped))"
      }
      if let start = record.byteStart, let length = record.byteLength {
        text += ", \(length.of("byte")) from byte \(start.grouped)"
      }
      text += ", in run \(record.run)\n"
    }
    var seen: Set<String> = []
    for record in explanation.records where seen.insert(record.file).inserted {
      text += "\(record.file) is SHA-256 \(record.sha256)\n"
    }
    return text
  }

  private static func words(_ decision: ExplainedDecision) -> String {
    var text = "decided on \(decision.on) by \(decision.by): "
    text += decision.kind.replacing("_", with: " ")
    if !decision.columns.isEmpty { text += " in \(decision.columns.joined(separator: ", "))" }
    if let reason = decision.reason { text += ", since \(reason)" }
    if let other = decision.approvedBy { text += ", approved by \(other)" }
    return text + " (line \(decision.line) of the list of decisions)\n"
  }

  // MARK: Fields

  private static func words(_ field: ExplainedField) -> String {
    var text = "\(field.field): \(value(field))\n"
    if let place = field.place {
      text += "  \(place)" + (field.line.map { $0.isEmpty ? "" : ": \($0)" } ?? "") + "\n"
    }
    for column in field.columns { text += "  \(words(column))\n" }
    for step in field.steps { text += words(step) }
    if field.differs {
      text += "  the record becomes: \(field.computed ?? "nothing")\n"
    }
    for remark in field.remarks { text += "  \(remark)\n" }
    return text
  }

  private static func value(_ field: ExplainedField) -> String {
    if let row = field.row { return words(row) }
    return field.value ?? "empty"
  }

  private static func words(_ row: ExplainedRow) -> String {
    "\(row.table) \(row.id)" + (row.key.map { ", key \($0)" } ?? "")
  }

  private static func words(_ column: ExplainedColumn) -> String {
    var text = column.column
    if let child = column.child { text += " of child \(child)" }
    if let record = column.record { text += " of record \(record.grouped)" }
    text += column.value.isEmpty ? " is empty" : " is \(column.value)"
    if let original = column.original {
      text += ", decided in place of \(original.isEmpty ? "nothing" : original)"
    }
    if let start = column.start, let length = column.length, length > 0 {
      text += " (\(length.of("byte")) from byte \(start.grouped) of the record)"
    }
    return text
  }

  private static func words(_ step: ExplainedStep) -> String {
    var text = "  - \(step.words)"
    if let place = step.place { text += " (\(place))" }
    if let value = step.value { text += ": \(value)" }
    text += "\n"
    if let list = step.list {
      text += "    \(list.place): \(list.code) \(list.text) is \(list.target)"
      text += list.target.isEmpty ? "nothing" : ""
      text += ", \(list.status) by \(list.approvedBy)"
      text += list.approvedOn.isEmpty ? "\n" : " on \(list.approvedOn)\n"
    }
    if let reason = step.reason {
      text += "    \(reason)" + (step.sentence.map { ": \($0)" } ?? "") + "\n"
    }
    if let answer = step.answer {
      text += "    answered by: \(answer)" + (step.answerPlace.map { " (\($0))" } ?? "") + "\n"
    }
    return text
  }
}
