import Diagnostics
import Extract
import Schema

/// One mapping while it is compiled: what its lines may name, and what they have used.
struct MappingScope {
  /// The keys of a file of `mappings/`.
  static let keys =
    [
      "mapping", "from", "version", "about", "skip when", "only if", "every date", "targets",
      groupKey, differKey,
    ] + FailureClass.allCases.map(\.answerKey)
  static let skipKeys = ["if", "reason"]
  static let targetKeys = ["into", "key", "only if", "for each", "fields"]

  let layout: Layout
  let project: Project
  let codes: (String) -> [String]?
  let keySpaces: [String: Int]
  let root: YAMLNode
  private var unread: UnreadParts
  private let missesMappings: Bool
  /// Whether the target has a `for each` that is not understood, so that its columns are not known.
  private var hasBrokenForEach = false
  /// The record's own columns; see ``childColumns(of:)`` for those of its children.
  let columns: [String: Int]
  let columnNames: [String]
  /// Phrases that every date of the mapping gets.
  private(set) var everyDate: [Phrase] = []
  /// The set of children of which the target that is compiled has a row each.
  var children: Int?
  private(set) var rules: [String] = []
  private(set) var keyColumn: Int?
  private(set) var rootTable: String?
  /// The failures for which a default of the mapping was used.
  private var usedDefaults: Set<FailureClass> = []
  private var hasDate = false

  init(
    layout: Layout, project: Project, codes: @escaping (String) -> [String]?,
    keySpaces: [String: Int], root: YAMLNode, unread: UnreadParts
  ) {
    self.layout = layout
    self.project = project
    self.codes = codes
    self.keySpaces = keySpaces
    self.root = root
    columnNames = layout.columns.map(\.name)
    self.unread = unread
    missesMappings = unread.mappings
    columns = Dictionary(
      columnNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func context(fields: [String: (cell: Int, kind: ValueKind)] = [:]) -> StepContext {
    let child = children.map { childColumns(of: $0) } ?? []
    return StepContext(
      columns: columns.merging(child, uniquingKeysWith: { own, _ in own }),
      columnNames: layout.allColumns.map(\.name), fields: fields, setOfColumn: setOfColumn,
      codeTables: Dictionary(
        project.codeTables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }),
      crosswalks: Dictionary(
        project.crosswalks.enumerated().map { ($1.name, ($0, $1.table, $1.codes.hasRepeats)) },
        uniquingKeysWith: { first, _ in first }),
      keySpaces: keySpaces.merging(rootTable.map { [$0: keySpaces.count] } ?? [:]) { old, _ in old
      },
      ownRoot: rootTable.map { table in (table, keyColumn.map { columnNames[$0] }) },
      tables: Tables.record.map(\.name),
      writtenAs: Dictionary(
        layout.columns.compactMap { column in column.writtenAs.map { (column.name, $0) } },
        uniquingKeysWith: { first, _ in first }), sources: project.sources, unread: unread,
      isPartial: hasBrokenForEach || unread.columns.contains(layout.name))
  }

  // MARK: Every date

  /// Reads `every date: not the sentinel "31/12/2100", not before 01/01/1890`.
  mutating func readEveryDate(_ file: inout ProjectFile) {
    guard let node = root["every date"], let text = file.text(node, "'every date'") else { return }
    for phrase in Phrase.split(text) {
      do throws(MappingFault) {
        guard let (step, arguments) = Steps.match(phrase) else {
          throw LineCompiler.unknown(phrase)
        }
        guard step.reference.takes == .temporal, step.reference.gives == .same,
          step != TwoDigitYears.self
        else {
          throw MappingFault(
            .wrongStepInput, "'\(phrase.description)' is no check of a date",
            offset: phrase.offset,
            remedy: "Use a check, such as 'not the sentinel \"31/12/2100\"' or 'not in the future'")
        }
        var context = context()
        context.kind = .date
        _ = try step.compile(arguments, in: context)
        everyDate.append(phrase)
      } catch {
        file.report(error, at: node)
      }
    }
  }

  // MARK: Conditions and skips

  func condition(
    _ node: YAMLNode, fields: [String: (cell: Int, kind: ValueKind)] = [:],
    of table: Table? = nil, _ file: inout ProjectFile
  ) -> Condition? {
    guard let text = file.text(node, "a condition") else { return nil }
    var parser = ConditionParser(text, in: context(fields: fields))
    do throws(MappingFault) {
      let condition = try parser.parse()
      if let why = ConditionCheck(layout: layout, table: table, codes: codes).fault(of: condition) {
        file.report(
          .neverHolds, why, at: node,
          remedy: "Correct the value, or remove the line")
      }
      return condition
    } catch {
      file.report(error, at: node)
      return nil
    }
  }

  func skips(_ nodes: [YAMLNode], _ file: inout ProjectFile) -> [MappingPlan.Skip] {
    var reach = Reach()
    return nodes.compactMap { item in
      guard let node = file.group(item, "a line of 'skip when'") else { return nil }
      file.expectKeys(Self.skipKeys, in: node, of: "a line of 'skip when'")
      guard let reason = file.requiredText("reason", in: node, of: "a line of 'skip when'"),
        let test = node["if"]
      else {
        if node["if"] == nil {
          file.reportMissing("if", in: node, "the line has no 'if'", remedy: "Say when: 'if: …'")
        }
        return nil
      }
      checkReason(reason, at: node["reason"] ?? node, &file)
      reach.check(node, &file)
      return condition(test, &file).map { MappingPlan.Skip(condition: $0, slug: reason) }
    }
  }

  func checkReason(_ slug: String, at node: YAMLNode, _ file: inout ProjectFile) {
    guard Reasons.reason(named: slug) == nil, !slug.hasPrefix("SITE_") else { return }
    file.report(
      .unknownReason, "there is no reason '\(slug)'", at: node,
      remedy: .nearest(
        to: slug, in: Reasons.all.map(\.slug), otherwise: "Begin a reason of your own with SITE_"))
  }

  // MARK: Targets

  mutating func target(
    _ node: YAMLNode, isFirst: Bool, _ file: inout ProjectFile
  ) -> TargetPlan? {
    file.expectKeys(Self.targetKeys, in: node, of: "a target")
    // What the first target loads may be named below, and in other mappings.
    if isFirst { unread.mappings = true }
    guard let name = file.requiredText("into", in: node, of: "a target") else { return nil }
    guard let table = Tables.record.first(where: { $0.name == name }) else {
      let tables = Tables.record.map(\.name)
      file.report(
        .unknownTable, "there is no table '\(name)'", at: node["into"] ?? node,
        remedy: .nearest(
          to: name, in: tables, otherwise: "`migrate reference tables` lists them all"))
      return nil
    }
    readKey(node, table, isFirst: isFirst, &file)
    if isFirst { checkFirst(node, &file) }
    let forEach = node["for each"].flatMap { self.forEach($0, &file) }
    if case .children(let set) = forEach { children = set }
    hasBrokenForEach = forEach == nil && node["for each"] != nil
    defer { (children, hasBrokenForEach) = (nil, false) }
    let onlyIf = node["only if"].flatMap { condition($0, &file) }
    guard let fieldNodes = file.group(node["fields"], "'fields' of a target") else {
      if node["fields"] == nil {
        file.reportMissing(
          "fields", in: node, "the target has no 'fields'", remedy: "Add its fields")
      }
      return nil
    }
    var compiler = TargetCompiler(
      scope: self, table: table, forEach: hasBrokenForEach ? .columns([], with: []) : forEach,
      declared: Set((fieldNodes.pairs ?? []).compactMap(\.key.text)))
    for pair in fieldNodes.pairs ?? [] { compiler.field(pair, &file) }
    compiler.checkCoverage(at: node, &file)
    rules += compiler.rules
    usedDefaults.formUnion(compiler.usedDefaults)
    if compiler.hasDate { hasDate = true }
    return TargetPlan(
      table: table, width: table.stored.count, onlyIf: onlyIf, forEach: forEach,
      fields: compiler.fields,
      referenceCells: table.references.compactMap { table.firstCell(of: $0.column) })
  }

  /// Every record becomes a row of the first target: it is what carries the key.
  private func checkFirst(_ node: YAMLNode, _ file: inout ProjectFile) {
    for pair in node.pairs ?? [] where ["only if", "for each"].contains(pair.key.text) {
      file.report(
        .unknownKey, "the first target of a mapping has no key '\(pair.key.text ?? "")'",
        at: pair.key,
        remedy: "Put 'only if' beside 'targets', so that it is for the whole mapping; put"
          + " 'for each' into another target")
    }
  }

  private mutating func readKey(
    _ node: YAMLNode, _ table: Table, isFirst: Bool, _ file: inout ProjectFile
  ) {
    guard isFirst else {
      if let key = node["key"] {
        file.report(
          .targetWithoutKey, "only the first target of a mapping has a key", at: key,
          remedy: "Make a second mapping over the same source for it")
      }
      return
    }
    rootTable = table.name
    unread.mappings = missesMappings
    guard let key = node["key"] else {
      file.reportMissing(
        "key", in: node, "the first target has no key", .targetWithoutKey,
        remedy: "Say in 'key' by which column the old system knows the record")
      return
    }
    guard let name = file.text(key, "'key'") else { return }
    guard table.isRoot else {
      file.report(
        .targetWithoutKey, "rows of \(table.name) are not known by a key", at: key,
        remedy: "Put the target with one of these tables first: "
          + Tables.record.filter(\.isRoot).map(\.name).joined(separator: ", "))
      return
    }
    do throws(MappingFault) {
      keyColumn = try context().column(name, offset: 0)
    } catch {
      file.report(error, at: key)
    }
  }

  // MARK: Defaults

  /// The mapping's own answer to a failure.
  func defaultAnswer(_ failure: FailureClass) -> YAMLNode? { root["when \(failure.phrase)"] }

  /// An answer of the mapping that no line can need.
  ///
  /// A line that does not compile might need it.
  func checkDefaults(_ file: inout ProjectFile) {
    guard unread.isEmpty, !file.faults.contains(where: { $0.severity == .error }) else {
      return
    }
    if !everyDate.isEmpty, !hasDate,
      let pair = root.pairs?.first(where: { $0.key.text == "every date" })
    {
      file.report(
        .answerNeverApplies, "no line reads a date that \"every date\" could check", at: pair.key,
        remedy: Remedy("Remove the line", .removeEntry))
    }
    for failure in FailureClass.allCases where !usedDefaults.contains(failure) {
      guard
        let pair = root.pairs?.first(where: { $0.key.text == "when \(failure.phrase)" })
      else { continue }
      file.report(
        .answerNeverApplies, "\"when \(failure.phrase)\" can never apply here", at: pair.key,
        remedy: Remedy("Remove the line", .removeEntry))
    }
  }
}

extension Table {
  /// Where a column begins among the stored ones.
  package func firstCell(of column: String) -> Int? {
    stored.firstIndex { $0.name == column }
  }
}

extension ProjectFile {
  mutating func report(_ fault: MappingFault, at node: YAMLNode) {
    guard !fault.isKnown else { return }
    report(fault.code, fault.message, at: node, offset: fault.offset, remedy: fault.remedy)
  }
}
