import Diagnostics
import Schema

/// Reads what a test expects.
struct ExpectationReader {
  /// Those that may be named.
  let tables: [Table]
  var file: ProjectFile

  static let outcomes = [
    "loaded", "duplicate", "skipped", "held", "rejected", "not selected",
  ]
  static let keys = ["outcome", "faults", "repairs", "lists", "reason"]

  /// Reads `expect:` of a test that gives so many records.
  mutating func read(_ node: YAMLNode, records: Int) -> TestExpectation {
    var expected = TestExpectation()
    guard let group = file.group(node, "'expect'") else { return expected }
    for pair in group.pairs ?? [] {
      guard let key = pair.key.text else { continue }
      switch key {
      case "outcome": expected.outcome = outcome(pair, records)
      case "faults": expected.faults = reasons(pair)
      case "repairs": expected.repairs = reasons(pair)
      case "lists": expected.lists = reasons(pair)
      case "reason": expected.reason = reasons(pair)
      default:
        guard let table = tables.first(where: { $0.name == key }) else {
          unknown(key, pair.key)
          continue
        }
        expected.tables.append(rows(pair, of: table))
      }
    }
    return expected
  }

  private mutating func unknown(_ key: String, _ node: YAMLNode) {
    let known = Self.keys + tables.map(\.name)
    guard Tables.record.contains(where: { $0.name == key }) else {
      file.report(
        .unknownKey, "'expect' has no key '\(key)'", at: node,
        remedy: .nearest(
          to: key, in: known, otherwise: "It can have: \(known.joined(separator: ", "))"))
      return
    }
    file.report(
      .unknownTable, "the mapping fills no table '\(key)'", at: node,
      remedy: "It fills: \(tables.map(\.name).joined(separator: ", "))")
  }

  private mutating func words(_ pair: YAMLNode.Pair) -> [YAMLNode] {
    if let items = pair.value.items { return items }
    if pair.value.text != nil { return [pair.value] }
    file.report(
      .wrongShape, "'\(pair.key.text ?? "")' is \(pair.value.shape), and a list is wanted",
      at: pair.value, remedy: "Write it as [A, B]")
    return []
  }

  private mutating func outcome(_ pair: YAMLNode.Pair, _ records: Int) -> TestExpectation.Words {
    let nodes = words(pair)
    for node in nodes {
      guard let text = node.text, !Self.outcomes.contains(text) else { continue }
      file.report(
        .impossibleExpectation, "no record ends as '\(text)'", at: node,
        remedy: .nearest(
          to: text, in: Self.outcomes,
          otherwise: "Write one of: \(Self.outcomes.joined(separator: ", "))"))
    }
    if pair.value.items != nil, nodes.count != records {
      file.report(
        .impossibleExpectation, "\(nodes.count) outcomes are expected of \(records) records",
        at: pair.value, remedy: "Write one outcome for each record, or one word for all")
    }
    return TestExpectation.Words(words: nodes.compactMap(\.text), place: file.place(pair.key))
  }

  private mutating func reasons(_ pair: YAMLNode.Pair) -> TestExpectation.Words {
    let nodes = words(pair)
    for node in nodes {
      guard let slug = node.text, Reasons.reason(named: slug) == nil, !slug.hasPrefix("SITE_")
      else { continue }
      file.report(
        .unknownReason, "there is no reason '\(slug)'", at: node,
        remedy: .nearest(
          to: slug, in: Reasons.all.map(\.slug),
          otherwise: "`migrate reference reasons` lists them all"))
    }
    return TestExpectation.Words(words: nodes.compactMap(\.text), place: file.place(pair.key))
  }

  private mutating func rows(_ pair: YAMLNode.Pair, of table: Table) -> TestExpectation.Rows {
    var rows: [[TestExpectation.Field]] = []
    if pair.value.text != "none" {
      for node in pair.value.items ?? [pair.value] { rows.append(row(node, of: table)) }
    }
    return TestExpectation.Rows(table: table.name, place: file.place(pair.key), rows: rows)
  }

  private mutating func row(_ node: YAMLNode, of table: Table) -> [TestExpectation.Field] {
    var fields: [TestExpectation.Field] = []
    let names = table.columns.map(\.name)
    for pair in file.group(node, "a row of \(table.name)")?.pairs ?? [] {
      guard let name = pair.key.text else { continue }
      guard names.contains(name) else {
        file.report(
          .unknownField, "\(table.name) has no field '\(name)'", at: pair.key,
          remedy: .nearest(
            to: name, in: names, otherwise: "It has: \(names.joined(separator: ", "))"))
        continue
      }
      guard let value = file.text(pair.value, "field '\(name)'") else { continue }
      fields.append(
        TestExpectation.Field(name: name, value: value, place: file.place(pair.value)))
    }
    return fields
  }
}
