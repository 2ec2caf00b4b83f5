import Diagnostics
import Extract
import Schema
import Standards

/// What happens when a line fails, in words that leave nothing open.
struct AnswerWords {
  let unit: String
  let plan: FieldPlan
  let column: Column
  let project: Project
  let phrases: [Phrase]

  var outcomes: [FieldDescription.Outcome] {
    var outcomes = [emptiness].compactMap(\.self)
    for failure in FailureClass.allCases {
      guard let answer = plan.answers[Int(failure.rawValue)] else { continue }
      let reasons = failure == .blank ? [Reasons.fieldBlank] : reasons(of: failure)
      outcomes.append(
        FieldDescription.Outcome(
          when: when(failure), saysWhy: failure != .invalid, reasons: reasons,
          then: then(answer, failure)))
    }
    if let parent { outcomes.append(skippedParent(parent)) }
    return outcomes + repairs
  }

  // MARK: Questions

  /// That an empty source is no fault, where it is none.
  private var emptiness: FieldDescription.Outcome? {
    guard !column.isRequired else { return nil }
    switch plan.source {
    case .column, .columns, .eachWith: break
    default: return nil
    }
    return FieldDescription.Outcome(
      when: "If it is empty", reasons: [],
      then: "the field is empty. That is no fault and is not counted.")
  }

  private func reasons(of failure: FailureClass) -> [Reason] {
    var reasons: [Reason] = []
    for (instruction, notes) in zip(plan.instructions, plan.notes) {
      for note in notes
      where !note.isRepair && note.reason.failure == failure && !reasons.contains(note.reason) {
        if applies(note.reason, instruction) { reasons.append(note.reason) }
      }
    }
    return reasons
  }

  private func when(_ failure: FailureClass) -> String {
    switch failure {
    case .blank: "If it is empty"
    case .invalid: "If it cannot be right"
    case .unmapped:
      "If no approved line of the code table \(list.map { "`\($0)`" } ?? "") has the code"
    case .notFound:
      waysToMiss.isEmpty ? "If it is not found" : "If \(waysToMiss.joined(separator: ", or if "))"
    case .ambiguous:
      lookup.map { source, key, value in
        "If several records of the source `\(source)` have it in `\(key)`"
          + (value.map { " and differ in `\($0)`" } ?? "")
      } ?? "If more than one fits"
    case .tooLong: "If it is longer than \(limit.map(String.init) ?? "the field") characters"
    case .hourTwice:
      "If the time lies in the hour that the clock shows twice, in the night in which summer ends"
    case .hourMissing:
      "If the time lies in the hour that the clock leaves out, in the night in which summer begins"
    }
  }

  private var waysToMiss: [String] {
    var ways: [String] = []
    if let lookup {
      ways.append("no record of the source `\(lookup.source)` has it in `\(lookup.key)`")
    }
    if let parent {
      ways.append(
        "\(MappingDescriber.unit(of: parent)) is not loaded: in no file, or rejected or"
          + " waiting itself")
    } else if let list {
      ways.append("no approved line of the crosswalk `\(list)` has it")
    }
    return ways
  }

  /// The source in which the line looks a value up, and the columns of its key and of the value.
  private var lookup: (source: String, key: String, value: String?)? {
    for instruction in plan.instructions {
      guard case .lookUp(let lookup) = instruction else { continue }
      let source = project.sources[lookup.source]
      return (
        source.name, source.layout.columns[lookup.key].name,
        lookup.value.map { source.layout.columns[$0].name }
      )
    }
    return nil
  }

  private var list: String? {
    for phrase in phrases {
      let words = phrase.tokens.map(\.text)
      if words.count == 3, words[0] == "translated" { return words[2] }
      if words.count >= 4, words[0] == "matched" { return words[3] }
    }
    return nil
  }

  private var limit: Int? {
    for instruction in plan.instructions.reversed() {
      if case .limit(let limit) = instruction { return limit }
    }
    return nil
  }

  /// The table of the parent, where the line leads to one.
  private var parent: String? {
    guard case .ref(let table) = column.type else { return nil }
    for instruction in plan.instructions { if case .reference = instruction { return table } }
    return nil
  }

  // MARK: Answers

  private func then(_ answer: Answer, _ failure: FailureClass) -> String {
    let loaded = "\(unit) is loaded"
    return switch answer {
    case .reject:
      "\(unit) is **rejected**: nothing of the record is loaded, it stands on the list of what is"
        + " to fix, and what depends on it waits."
    case .keepWaiting:
      "\(unit) is **held**: it is not loaded yet, nothing is wrong with it, and it loads by itself"
        + " as soon as \(parent.map(MappingDescriber.unit) ?? "its parent") does."
    case .setAside:
      "the field stays **empty**, the old value is kept beside it (**set aside**), and a repair is"
        + " counted; \(loaded)."
    case .leaveEmpty:
      "the field stays **empty**, the old value is not kept, and a repair is counted; \(loaded)."
    case .use(let constant):
      "\(value(constant)) is put there instead, and a repair is counted; \(loaded)."
    case .cut:
      "it is **cut** to that length, the whole value is kept beside it, and a repair is counted;"
        + " \(loaded)."
    case .useFirst:
      "the **first** of the two is taken (still summer time), and a repair is counted; \(loaded)."
    case .useSecond:
      "the **second** of the two is taken (already winter time), and a repair is counted; \(loaded)."
    case .moveForward:
      "it is moved **one hour forward** (01:30 becomes 02:30), and a repair is counted; \(loaded)."
    }
  }

  private func value(_ constant: FieldPlan.Constant) -> String {
    switch constant {
    case .text(let bytes):
      return FieldDescriber.value(String(decoding: bytes, as: UTF8.self), of: column)
    case .integer(let number):
      switch column.type {
      case .boolean: return number == 0 ? "`no`" : "`yes`"
      case .date: return "`\(CalendarDate(days: number))`"
      case .partialDate: return "`\(CalendarDate(days: number >> 2))`"
      default: return "`\(number)`"
      }
    }
  }

  private func skippedParent(_ table: String) -> FieldDescription.Outcome {
    FieldDescription.Outcome(
      when: "If \(MappingDescriber.unit(of: table)) was left out by a rule", reasons: [],
      then: "\(unit) is left out (**skipped**) under the same rule.")
  }

  // MARK: Repairs that keep the value

  private var repairs: [FieldDescription.Outcome] {
    var seen: [Reason] = []
    for (instruction, notes) in zip(plan.instructions, plan.notes) {
      for note in notes where note.isRepair && !seen.contains(note.reason) {
        guard applies(note.reason, instruction) else { continue }
        seen.append(note.reason)
      }
    }
    return seen.map {
      FieldDescription.Outcome(
        when: "If \($0.sentence.prefix(1).lowercased())\($0.sentence.dropFirst())",
        reasons: [$0],
        then: "the field has what is known or was put right, and a repair is counted; \(unit) is"
          + " loaded.")
    }
  }

  /// Some steps can say what only some of their phrases allow.
  private func applies(_ reason: Reason, _ instruction: Instruction) -> Bool {
    if case .compare(let comparison) = instruction {
      if case .day = comparison.operand { return reason != Reasons.dateOutOfOrder }
      return reason == Reasons.dateOutOfOrder
    }
    guard case .readDate(let read) = instruction else { return true }
    if reason == Reasons.partialDate { return read.isPartial }
    if reason == Reasons.twoDigitYear { return read.hasTwoDigitYears }
    return true
  }
}
