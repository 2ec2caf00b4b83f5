import Migration
import Schema
import Transform

/// Finds why one field of a record has another value in the second run.
struct FieldCause {
  let before: PairSide
  let after: PairSide
  let changes: ProjectChanges
  let hasSameBytes: Bool
  /// Where both the bytes and the rules have changed: what the old rules make of the new bytes.
  let crossed: PairSide?

  /// All that is known to have changed it; empty where nothing is.
  func causes(of table: String, _ ordinal: Int64, _ field: String) -> [ChangeCause] {
    let old = before.trace(table, ordinal, field)
    let new = after.trace(table, ordinal, field)
    var causes: [ChangeCause] = []
    if let (bySource, byRules) = effects(table, ordinal, field), bySource != byRules {
      if bySource { return [ChangeCause(.source)] }
      causes += lists(old?.trace, new?.trace)
      if let place = mappingPlace(old?.line, new?.line, table, field) {
        causes.append(ChangeCause(.mapping, place: place))
      }
      if !causes.isEmpty { return causes }
    }
    if let old, let new {
      if before.cells(old.trace) != after.cells(new.trace) {
        let isBySource = before.sourceCells(old.trace) != after.sourceCells(new.trace)
        if isBySource, !hasSameBytes { causes.append(ChangeCause(.source)) }
        if !isBySource, let decision { causes.append(decision) }
      }
      causes += lists(old.trace, new.trace)
      if hasOtherLookup(old.trace, new.trace) {
        causes.append(ChangeCause(.source, note: "of a record in which a value is looked up"))
      }
    } else if !hasSameBytes {
      causes.append(ChangeCause(.source))
    }
    if let place = mappingPlace(old?.line, new?.line, table, field) {
      causes.append(ChangeCause(.mapping, place: place))
    }
    if causes.isEmpty, let place = layoutPlace { causes.append(ChangeCause(.layout, place: place)) }
    if causes.isEmpty, let rule = rule(table, field) { causes.append(rule) }
    if causes.isEmpty, hasOtherMoment { causes.append(ChangeCause(.moment)) }
    return causes
  }

  /// Whether the new bytes, and whether the new rules, make a difference of their own; `nil` where
  /// only one of the two has changed, or for a reference, whose ids say nothing.
  private func effects(
    _ table: String, _ ordinal: Int64, _ field: String
  ) -> (bySource: Bool, byRules: Bool)? {
    guard let crossed else { return nil }
    let values = [before, crossed, after].map { $0.cells(of: table, ordinal, field) }
    guard values.allSatisfy({ $0 != nil }) else { return nil }
    return (values[0] != values[1], values[1] != values[2])
  }

  // MARK: Rules

  private func mappingPlace(
    _ old: MappingLine?, _ new: MappingLine?, _ table: String, _ field: String
  ) -> String? {
    guard let file = (after.declaration ?? before.declaration)?.file.name else { return nil }
    return changes.place(
      in: file, before: old?.lines ?? before.lines(of: table, field: field),
      after: new?.lines ?? after.lines(of: table, field: field))
  }

  var layoutPlace: String? {
    (after.layoutFile ?? before.layoutFile).flatMap { changes.place(in: $0) }
  }

  var hasOtherMoment: Bool {
    guard let old = before.records.first, let new = after.records.first,
      let first = before.run.files[old.file.number], let second = after.run.files[new.file.number]
    else { return false }
    let moments = [
      try? before.run.trial(of: first)?.facts.asAt, try? after.run.trial(of: second)?.facts.asAt,
    ]
    return moments[0] != moments[1]
  }

  /// A rule over records that sets the field.
  private func rule(_ table: String, _ field: String) -> ChangeCause? {
    for side in [after, before] {
      guard let project = side.run.checked?.project, let file = project.rulesFile else { continue }
      let rule = project.rules.first {
        $0.table?.name == table
          && ($0.sets?.field == field || ($0.endsUnrecorded && field == "end_not_recorded"))
      }
      guard let rule else { continue }
      if let place = changes.place(in: file.name) { return ChangeCause(.rule, place: place) }
      return ChangeCause(.otherRecords, note: "by the rule '\(rule.name)'")
    }
    return nil
  }

  // MARK: Decisions

  /// What was decided between the two runs; `nil` where the same lines were carried out.
  var decision: ChangeCause? {
    let (old, new) = (Set(before.decided), Set(after.decided))
    guard let line = new.subtracting(old).min() ?? old.subtracting(new).min() else { return nil }
    let log = after.run.decisions ?? before.run.decisions
    let by = log.flatMap { log in
      log.lines.indices.contains(line - 1) ? log.lines[line - 1].decision.by : nil
    }
    let isTakenBack = !new.contains(line)
    return ChangeCause(
      .decision, place: "line \(line) of the list of decisions",
      note: [by.map { "by \($0)" }, isTakenBack ? "carried out no more" : nil]
        .compactMap(\.self).joined(separator: ", ").nonEmpty)
  }

  // MARK: Lists

  private func lists(_ old: FieldTrace?, _ new: FieldTrace?) -> [ChangeCause] {
    let first = (old?.steps ?? []).compactMap(\.listLine)
    let second = (new?.steps ?? []).compactMap(\.listLine)
    var causes: [ChangeCause] = []
    for file in Set((first + second).map(\.file)).sorted() {
      let line = (first.first { $0.file == file }, second.first { $0.file == file })
      guard !Self.isSame(line.0?.line, line.1?.line) else { continue }
      // Another code finds another line: that is the source's doing.
      if let one = line.0?.line, let other = line.1?.line, one.sourceCode != other.sourceCode {
        continue
      }
      guard changes.place(in: file) != nil else { continue }
      let isCrosswalk = [after, before].contains { side in
        side.run.checked?.project.crosswalks.contains { $0.codes.file == file } ?? false
      }
      let place =
        line.1.map { "\(file):\($0.line.line)" }
        ?? line.0.map { "\(file):\($0.line.line), before" }
      causes.append(ChangeCause(isCrosswalk ? .crosswalk : .codeTable, place: place))
    }
    return causes
  }

  private static func isSame(_ first: CodeTable.Line?, _ second: CodeTable.Line?) -> Bool {
    guard let first, let second else { return first == nil && second == nil }
    return first.sourceCode == second.sourceCode && first.target == second.target
      && first.status == second.status && first.validity == second.validity
  }

  /// Whether the same step has found another value for the same one in another source.
  private func hasOtherLookup(_ old: FieldTrace, _ new: FieldTrace) -> Bool {
    var values = (old.source, new.source)
    for (first, second) in zip(old.steps, new.steps) {
      guard first.phrase == second.phrase else { return false }
      let isLookup = first.phrase.hasPrefix("looked up in") || first.phrase.hasPrefix("found in")
      if isLookup, values.0 == values.1, first.value != second.value { return true }
      values = (first.value, second.value)
    }
    return false
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
