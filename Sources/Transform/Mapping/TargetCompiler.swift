import Diagnostics
import Schema
import Standards

/// One target while it is compiled: its fields, in order.
struct TargetCompiler {
  let scope: MappingScope
  let table: Table
  let forEach: TargetPlan.ForEach?
  private(set) var fields: [FieldPlan] = []
  private(set) var rules: [String] = []
  private(set) var usedDefaults: Set<FailureClass> = []
  /// Whether a line reads a date, which `every date` is for.
  private(set) var hasDate = false
  private var known: [String: (cell: Int, kind: ValueKind)] = [:]
  /// Named, whether or not the line compiled: a field with a fault is not missing as well.
  private var named: Set<String> = []

  /// The names of all fields of the target, those further down too.
  private let declared: Set<String>

  init(
    scope: MappingScope, table: Table, forEach: TargetPlan.ForEach?, declared: Set<String>
  ) {
    self.declared = declared
    self.scope = scope
    self.table = table
    self.forEach = forEach
  }

  static let fieldKeys =
    ["from", "because", "first that fits", MappingScope.differKey]
    + FailureClass.allCases.map(\.answerKey)
  static let choiceKeys = ["if", "use", "otherwise", "list"]

  mutating func field(_ pair: YAMLNode.Pair, _ file: inout ProjectFile) {
    guard let name = pair.key.text else { return }
    named.insert(name)
    guard let column = table.column(named: name), let cell = table.firstCell(of: name) else {
      let names = table.columns.map(\.name)
      file.report(
        .unknownField, "\(table.name) has no field '\(name)'", at: pair.key,
        remedy: .nearest(
          to: name, in: names.filter { !declared.contains($0) },
          otherwise: "It has: \(names.joined(separator: ", "))"))
      // What was meant is there: it is not missing as well.
      if let meant = name.likelyMeant(in: names.filter { !declared.contains($0) }),
        let column = table.column(named: meant), let cell = table.firstCell(of: meant)
      {
        named.insert(meant)
        known[meant] = (cell, ValueKind(column.type))
      }
      return
    }
    let node = pair.value
    if node.pairs != nil {
      file.expectKeys(Self.fieldKeys, in: node, of: "field '\(name)'")
    }
    if let choice = node["first that fits"] {
      let differ = scope.differ(
        node, column, canDiffer: true, hasForEach: forEach != nil, at: pair.key, &file)
      branches(choice, column, cell, differ, &file)
      known[name] = (cell, ValueKind(column.type))
      return
    }
    guard let line = node.pairs == nil ? node : node["from"] else {
      file.reportMissing(
        file.isMisspelt("from", in: node) ? "from" : "first that fits", in: node,
        "field '\(name)' has neither 'from' nor 'first that fits'",
        remedy: "Say in 'from' which column fills it")
      known[name] = (cell, ValueKind(column.type))
      return
    }
    guard let text = file.text(line, "field '\(name)'") else { return }
    var compiler = LineCompiler(
      context: scope.context(fields: known), column: column, table: table.name,
      forEach: forEach, codes: scope.codes)
    do throws(MappingFault) {
      try compiler.compile(text, everyDate: scope.everyDate)
    } catch {
      file.report(error, at: line)
      known[name] = (cell, ValueKind(column.type))
      return
    }
    for warning in compiler.codeFaults { file.faults.append(warning) }
    if compiler.everyDate.isEmpty { hasDate = true }
    let answers = answers(to: compiler, column, node, line, &file)
    let differ = scope.differ(
      node, column, canDiffer: compiler.canDiffer, hasForEach: forEach != nil, at: line, &file)
    fields.append(
      FieldPlan(
        name: "\(table.name).\(name)", fieldName: name, cell: cell, type: column.type,
        source: compiler.source, sourceColumn: compiler.sourceColumn,
        instructions: compiler.instructions, notes: compiler.notes, phrases: compiler.phrases,
        answers: answers,
        isRequired: column.isRequired, firstRule: scope.rules.count + rules.count,
        differ: differ))
    rules += FailureClass.allCases.map { "\(table.name).\(name) \($0.ruleWord)" }
    known[name] = (cell, ValueKind(column.type))
  }

  // MARK: first that fits

  private mutating func branches(
    _ node: YAMLNode, _ column: Column, _ cell: Int, _ differ: DifferPolicy?,
    _ file: inout ProjectFile
  ) {
    guard let items = node.items else {
      file.report(
        .wrongShape, "'first that fits' is \(node.shape), and a list is wanted", at: node,
        remedy: "Write lines that begin with '- {if: …, use: …}'")
      return
    }
    var branches: [FieldPlan.Branch] = []
    var reach = Reach()
    for item in items {
      guard let group = file.group(item, "a line of 'first that fits'") else { continue }
      file.expectKeys(Self.choiceKeys, in: group, of: "a line of it")
      reach.check(group, &file)
      let list = file.text("list", in: group, of: "a line of it")
      if let list { scope.checkReason(list, at: group["list"] ?? group, &file) }
      let condition = group["if"].flatMap { scope.condition($0, fields: known, of: table, &file) }
      guard let value = group["use"] ?? group["otherwise"] else {
        file.reportMissing(
          file.isMisspelt("use", in: group) ? "use" : "otherwise", in: group,
          "the line has neither 'use' nor 'otherwise'",
          remedy: "Write '{if: …, use: …}' or '{otherwise: …}'")
        continue
      }
      guard let text = file.text(value, "the value") else { continue }
      if group["use"] != nil, group["if"] == nil {
        file.reportMissing(
          "if", in: group, "the line has no 'if'",
          remedy: "Say when it fits: '{if: …, use: …}', or write '{otherwise: …}'")
      }
      do throws(MappingFault) {
        let constant = text == "nothing" ? nil : try constant(text, for: column)
        branches.append(FieldPlan.Branch(condition: condition, value: constant, list: list))
      } catch {
        file.report(error, at: value)
      }
    }
    if !items.contains(where: { $0["otherwise"] != nil || file.isMisspelt("otherwise", in: $0) }) {
      file.report(
        .failureWithoutAnswer, "nothing says what '\(column.name)' is when no line fits",
        at: node, remedy: "Add '- {otherwise: …}' as the last line")
    }
    if column.isRequired, branches.contains(where: { $0.value == nil }) {
      file.report(
        .setAsideMandatory, "'\(column.name)' is mandatory and would be left empty", at: node,
        remedy: "Give every line a value")
    }
    fields.append(
      FieldPlan(
        name: "\(table.name).\(column.name)", fieldName: column.name, cell: cell,
        type: column.type, source: .choice(branches), sourceColumn: nil, instructions: [],
        notes: [], phrases: [],
        answers: [Answer?](repeating: nil, count: FailureClass.allCases.count),
        isRequired: column.isRequired, firstRule: scope.rules.count + rules.count,
        differ: differ))
    rules += FailureClass.allCases.map { "\(table.name).\(column.name) \($0.ruleWord)" }
  }

  private func constant(
    _ text: String, for column: Column
  ) throws(MappingFault) -> FieldPlan.Constant {
    try LineCompiler.constant(text, for: column, codes: scope.codes, offset: 0)
  }

  // MARK: Answers

  private mutating func answers(
    to line: LineCompiler, _ column: Column, _ node: YAMLNode, _ place: YAMLNode,
    _ file: inout ProjectFile
  ) -> [Answer?] {
    FailureClass.allCases.map { failure in
      let own = node.pairs == nil ? nil : node["when \(failure.phrase)"]
      guard line.raises.contains(failure) else {
        if let own, let pair = node.pairs?.first(where: { $0.value.line == own.line }) {
          file.report(
            .answerNeverApplies, "\"when \(failure.phrase)\" can never apply here", at: pair.key,
            remedy: Remedy("Remove the line", .removeEntry))
        }
        return nil
      }
      if own == nil { usedDefaults.insert(failure) }
      guard let answer = own ?? scope.defaultAnswer(failure) else {
        let key = "when \(failure.phrase)"
        if file.isMisspelt(key, in: node) || file.isMisspelt(key, in: scope.root) { return nil }
        file.report(
          .failureWithoutAnswer,
          "'\(column.name)' can fail because \(failure.phrase), and nothing says what then",
          at: place,
          remedy:
            "Add 'when \(failure.phrase): …' (\(allowed(failure, column).joined(separator: ", ")))")
        return nil
      }
      return check(answer, failure, line, column, node, isOwn: own != nil, place, &file)
    }
  }

  /// What may answer this failure on this column.
  private func allowed(_ failure: FailureClass, _ column: Column) -> [String] {
    Answers.allowed(for: failure, mustLand: column.mustLand, isRequired: column.isRequired)
  }

  private func check(
    _ answer: YAMLNode, _ failure: FailureClass, _ line: LineCompiler, _ column: Column,
    _ node: YAMLNode, isOwn: Bool, _ place: YAMLNode, _ file: inout ProjectFile
  ) -> Answer? {
    guard let text = file.text(answer, "the answer") else { return nil }
    // A default that does not fit one field is that field's fault: there it is put right.
    let at = isOwn ? answer : place
    let choices = allowed(failure, column).joined(separator: ", ")
    guard let verb = Answers.verb(of: text) else {
      if isOwn {
        file.report(
          .unknownAnswer, "'\(text)' is no answer", at: at,
          remedy: .nearest(
            to: text, in: allowed(failure, column), otherwise: "Use one of: \(choices)"))
      } else {
        let known = Answers.allowed(for: failure)
        file.reportOnce(
          .unknownAnswer, "'\(text)' is no answer", at: answer,
          remedy: .nearest(
            to: text, in: known, otherwise: "Use one of: \(known.joined(separator: ", "))"))
      }
      return nil
    }
    let known = Answers.allowed(for: failure)
    if verb == "use", !known.contains(verb), text.likelyMeant(in: known) != nil {
      file.reportOnce(
        .unknownAnswer, "'\(text)' is no answer", at: answer,
        remedy: .nearest(to: text, in: known, otherwise: ""))
      return nil
    }
    if !known.contains(verb) {
      file.reportOnce(
        .answerNotAllowed, "'\(verb)' cannot answer \"\(failure.phrase)\"", at: answer,
        remedy: Remedy("Use one of: \(known.joined(separator: ", "))"))
      return nil
    }
    let own = "Add 'when \(failure.phrase): …' to '\(column.name)' with one of: \(choices)"
    if column.mustLand, !Answers.landing.contains(verb) {
      file.report(
        .mustLand, "'\(column.name)' must land, and '\(verb)' would drop its value", at: at,
        remedy: own)
      return nil
    }
    if column.isRequired, ["set aside", "leave empty"].contains(verb) {
      file.report(
        .setAsideMandatory, "'\(column.name)' is mandatory and would be left empty", at: at,
        remedy: own)
      return nil
    }
    if verb == "reject", !column.isRequired, node["because"] == nil {
      file.report(
        .rejectWithoutReason,
        "'\(column.name)' may be empty, and nothing says why the whole record is rejected", at: at,
        remedy: "Add 'because: …' to the field, or answer with set aside")
    }
    if verb == "keep waiting", !line.hasReference {
      file.report(
        .waitingNotOnParent, "'\(column.name)' does not refer to a record that could come later",
        at: at, remedy: own)
      return nil
    }
    guard verb == "use" else { return Answers.answer(verb, value: nil) }
    let value = Phrase.tokens(of: String(text.dropFirst(4))).map(\.text).joined(separator: " ")
    do throws(MappingFault) {
      return Answers.answer("use", value: try constant(value, for: column))
    } catch {
      file.report(error, at: at)
      return nil
    }
  }

  // MARK: Coverage

  func checkCoverage(at node: YAMLNode, _ file: inout ProjectFile) {
    for column in table.columns where column.isRequired && !named.contains(column.name) {
      file.report(
        .mandatoryNotFilled, "\(table.name).\(column.name) is mandatory and nothing fills it",
        at: node["fields"] ?? node, remedy: "Add a line '\(column.name): …'")
    }
  }
}

extension ProjectFile {
  /// For faults of a mapping's defaults, which every field would report again.
  mutating func reportOnce(
    _ code: DiagnosticCode, _ message: String, at node: YAMLNode, remedy: Remedy
  ) {
    guard !faults.contains(where: { $0.code == code && $0.place == place(node) }) else { return }
    report(code, message, at: node, remedy: remedy)
  }
}
