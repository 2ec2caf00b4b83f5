import Diagnostics
import Extract
import Schema

// Sentences that compare what is loaded with the old system's own reports.

extension RuleReader {
  static let onReport =
    "'open spell has its PAT_ID on source ward_list' or 'patient on source ward_list has an open"
    + " spell'"

  /// Reads `open spell has its PAT_ID on source ward_list [as COLUMN]`.
  mutating func everyOnReport(_ tokens: [Token], _ node: YAMLNode) -> RecordRule.Kind? {
    var rest = tokens[...]
    guard let rows = rows(&rest, node) else { return nil }
    guard take("has", &rest), take("its", &rest), let name = rest.popFirst(),
      take("on", &rest), take("source", &rest), let source = rest.popFirst(),
      let column = reportColumn(named: name.text, of: source, &rest, node), rest.isEmpty
    else { return incomplete(Self.onReport, node) }
    guard let key = reportedKey(name, of: rows.table, node) else { return nil }
    return .onReport(rows, its: key, column)
  }

  /// Reads `patient on source ward_list [as COLUMN] has an open spell`, `… is loaded` or `… is open`.
  mutating func everyOfReport(_ tokens: [Token], _ node: YAMLNode) -> RecordRule.Kind? {
    guard let table = table(tokens[0], node) else { return nil }
    guard let key = keyColumn(of: table.name) else {
      // Of a mapping without its target or key that is said already.
      let isSaid = mappings.contains { mapping in
        guard let target = mapping.targets.first else { return true }
        return target["into"]?.text == table.name
      }
      guard !unread.mappings, !isSaid else { return nil }
      file.report(
        .ruleNames, "no mapping loads \(table.name) by a key", at: node,
        offset: tokens[0].offset, remedy: "Name a table that a mapping loads by a key")
      return nil
    }
    guard tokens.count > 4 else { return misunderstood(Self.onReport, node) }
    let source = tokens[3]
    var rest = tokens[4...]
    guard
      let column = reportColumn(named: key, of: source, &rest, node)
    else { return incomplete(Self.onReport, node) }
    guard let verb = rest.popFirst()?.text else { return misunderstood(Self.onReport, node) }
    switch (verb, rest.map(\.text)) {
    case ("is", ["loaded"]):
      return .ofReport(column, .row(RecordRule.Rows(table: table.name, isOpen: false)))
    case ("is", ["open"]):
      guard mayBeOpen(table, tokens[0], node) else { return nil }
      return .ofReport(column, .row(RecordRule.Rows(table: table.name, isOpen: true)))
    case ("has", let words) where ["a", "an"].contains(words.first):
      rest.removeFirst()
      guard let child = rest.last, let rows = rows(&rest, node) else {
        return incomplete(Self.onReport, node)
      }
      guard rest.isEmpty else { return misunderstood(Self.onReport, node) }
      guard
        let field = reference(
          from: rows.table, to: table.name, node, offset: child.offset)
      else { return nil }
      return .ofReport(column, .child(rows, field: field, of: table.name))
    default: return misunderstood(Self.onReport, node)
    }
  }

  /// Says that a sentence is not understood, unless something better was said of it.
  private mutating func incomplete(_ form: String, _ node: YAMLNode) -> RecordRule.Kind? {
    let isSaid = file.faults.contains { $0.place?.line == node.line } || isSilenced
    return isSaid ? nil : misunderstood(form, node)
  }

  private func take(_ word: String, _ rest: inout ArraySlice<Token>) -> Bool {
    guard rest.first?.text == word else { return false }
    rest.removeFirst()
    return true
  }

  // MARK: Rows

  /// Reads `spell` or `open spell`.
  private mutating func rows(
    _ rest: inout ArraySlice<Token>, _ node: YAMLNode
  ) -> RecordRule.Rows? {
    let isOpen = take("open", &rest)
    guard let token = rest.popFirst(), let table = table(token, node) else { return nil }
    guard !isOpen || mayBeOpen(table, token, node) else { return nil }
    return RecordRule.Rows(table: table.name, isOpen: isOpen)
  }

  private mutating func mayBeOpen(_ table: Table, _ token: Token, _ node: YAMLNode) -> Bool {
    guard table.open == nil else { return true }
    file.report(
      .ruleNames, "nothing says when a row of \(table.name) is open", at: node,
      offset: token.offset,
      remedy: "Name a table whose rows end: "
        + Tables.record.filter { $0.open != nil }.map(\.name).joined(separator: ", "))
    return false
  }

  // MARK: Columns

  /// Reads the rest of `SOURCE [as COLUMN]`; without `as` the column is that of the given name.
  private mutating func reportColumn(
    named name: String?, of source: Token, _ rest: inout ArraySlice<Token>, _ node: YAMLNode
  ) -> RecordRule.ReportColumn? {
    var named: Token?
    if take("as", &rest) {
      guard let token = rest.popFirst() else { return nil }
      named = token
    }
    guard !unread.allSources, !unread.sources.contains(source.text) else {
      isSilenced = true
      return nil
    }
    guard let report = sources.first(where: { $0.name == source.text && $0.isReconciliation })
    else {
      let isLoaded = sources.contains { $0.name == source.text }
      file.report(
        .ruleNames,
        isLoaded
          ? "source '\(source.text)' is no report of the old system's own"
          : "there is no source '\(source.text)'", at: node, offset: source.offset,
        remedy: .nearest(
          to: source.text, in: sources.filter(\.isReconciliation).map(\.name),
          otherwise: "Give a source 'use: reconciliation' in migration.yaml and name it here"))
      return nil
    }
    let columns = report.layout.columns.map(\.name)
    guard let wanted = named?.text ?? name, let place = columns.firstIndex(of: wanted) else {
      guard !unread.columns.contains(report.layout.name), named != nil || !unread.mappings else {
        isSilenced = true
        return nil
      }
      file.report(
        .ruleNames,
        "source '\(report.name)' has no column '\(named?.text ?? name ?? "of the key")'",
        at: node, offset: (named ?? source).offset,
        remedy: named.map {
          .nearest(
            to: $0.text, in: columns,
            otherwise: "It has: \(columns.joined(separator: ", "))")
        } ?? Remedy("Add 'as' behind the source with one of: \(columns.joined(separator: ", "))"))
      return nil
    }
    return RecordRule.ReportColumn(source: report.name, place: place)
  }

  /// The column of the export by which a table is loaded.
  private func keyColumn(of table: String) -> String? {
    mappings.lazy.compactMap(\.targets.first).first { $0["into"]?.text == table }?["key"]?.text
  }

  /// What `its COLUMN` is of a row: the key by which the table is loaded, what a line of its mapping
  /// takes from the column, or a field of that name.
  private mutating func reportedKey(
    _ name: Token, of table: String, _ node: YAMLNode
  ) -> RecordRule.ReportedKey? {
    let targets = mappings.flatMap(\.targets).filter { $0["into"]?.text == table }
    var known: [(column: String, key: RecordRule.ReportedKey)] = []
    for target in targets {
      if let column = target["key"]?.text { known.append((column, .own)) }
      for pair in target["fields"]?.pairs ?? [] {
        guard let field = pair.key.text,
          let line = pair.value.text ?? pair.value["from"]?.text,
          let column = Phrase.tokens(of: line).first?.text,
          let key = key(in: field, of: table)
        else { continue }
        known.append((column, key))
      }
    }
    for column in Tables.table(named: table)?.columns ?? [] {
      if let key = key(in: column.name, of: table) { known.append((column.name, key)) }
    }
    let found = known.filter { $0.column == name.text }.map(\.key)
    // Of a column that fills two fields the key says more than the text.
    if let key = found.first(where: \.isKey) ?? found.first { return key }
    var hasUnread = false
    for target in targets {
      for pair in target["fields"]?.pairs ?? [] where pair.value.pairs != nil {
        if pair.value["from"] == nil, pair.value["first that fits"] == nil { hasUnread = true }
      }
    }
    guard !unread.mappings, !hasUnread else {
      isSilenced = true
      return nil
    }
    var names: [String] = []
    for column in known.map(\.column) where !names.contains(column) { names.append(column) }
    let list = names.joined(separator: ", ")
    file.report(
      .ruleNames, "'\(name.text)' is no key and no text of \(table)", at: node,
      offset: name.offset, remedy: "Name the column of a key or of a text: \(list)")
    return nil
  }

  private func key(in field: String, of table: String) -> RecordRule.ReportedKey? {
    switch Tables.table(named: table)?.column(named: field)?.type {
    case .ref(let parent)? where Tables.table(named: parent)?.isRoot == true:
      .parent(field: field, table: parent)
    case .text?: .value(field: field)
    default: nil
    }
  }
}

extension RecordRule.ReportedKey {
  fileprivate var isKey: Bool { if case .value = self { false } else { true } }
}
