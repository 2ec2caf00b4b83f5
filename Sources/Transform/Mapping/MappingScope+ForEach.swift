import Diagnostics
import Extract

// `for each`: a row for each of several columns, or for each child of a record.

extension MappingScope {
  /// Reads `alerts`, or `DIAG_1 to DIAG_12 with DATE_1 to DATE_12`.
  func forEach(
    _ node: YAMLNode, _ file: inout ProjectFile
  ) -> TargetPlan.ForEach? {
    guard let text = file.text(node, "'for each'") else { return nil }
    let tokens = Phrase.tokens(of: text)
    let words = tokens.map(\.text)
    if words.count == 1 { return childSet(words[0], node, &file) }
    guard words.count == 3 || (words.count == 7 && words[3] == "with" && words[5] == "to"),
      words[1] == "to"
    else {
      file.report(
        .badArgument, "'for each' is not understood", at: node,
        remedy: "Write it as 'DIAG_1 to DIAG_12' or 'DIAG_1 to DIAG_12 with DATE_1 to DATE_12'")
      return nil
    }
    do throws(MappingFault) {
      let each = try run(from: tokens[0], to: tokens[2])
      let with = words.count == 7 ? try run(from: tokens[4], to: tokens[6]) : []
      guard with.isEmpty || with.count == each.count else {
        throw MappingFault(
          "the two rows of columns are not equally long", offset: tokens[4].offset,
          remedy: "Name as many columns behind 'with' as before it")
      }
      return TargetPlan.ForEach.columns(each, with: with)
    } catch {
      file.report(error, at: node)
      return nil
    }
  }

  /// The columns from `DIAG_1` to `DIAG_12`: the same name with another number.
  private func run(from first: Token, to last: Token) throws(MappingFault) -> [Int] {
    let start = try context().column(first.text, offset: first.offset, isOneOfMany: true)
    let end = try context().column(last.text, offset: last.offset, isOneOfMany: true)
    guard let (prefix, low, suffix, width) = numbered(first.text),
      let (lastPrefix, high, lastSuffix, _) = numbered(last.text), prefix == lastPrefix,
      suffix == lastSuffix, low <= high
    else {
      throw MappingFault(
        "the two columns are not one name with two numbers", offset: first.offset,
        remedy: "Name the first and the last of columns such as DIAG_1 and DIAG_12")
    }
    var columns = [start]
    for number in (low + 1)..<max(high, low + 1) {
      var digits = String(number)
      while digits.count < width { digits = "0" + digits }
      columns.append(
        try context().column(prefix + digits + suffix, offset: first.offset, isOneOfMany: true))
    }
    return low == high ? columns : columns + [end]
  }

  /// The last run of digits in a name, with what stands around it and its width if zero-padded.
  private func numbered(
    _ name: String
  ) -> (prefix: String, number: Int, suffix: String, width: Int)? {
    guard let end = name.lastIndex(where: \.isNumber) else { return nil }
    let upTo = name[...end]
    let digits = upTo.reversed().prefix(while: \.isNumber)
    let prefix = String(upTo.dropLast(digits.count))
    let text = String(upTo.suffix(digits.count))
    guard let number = Int(text) else { return nil }
    let width = text.hasPrefix("0") ? text.count : 0
    return (prefix, number, String(name[name.index(after: end)...]), width)
  }

  // MARK: Children

  private func childSet(
    _ name: String, _ node: YAMLNode, _ file: inout ProjectFile
  ) -> TargetPlan.ForEach? {
    let names = layout.children.map(\.name)
    guard let set = names.firstIndex(of: name) else {
      file.report(
        .unknownColumn, "the layout has no children '\(name)'", at: node,
        remedy: .nearest(
          to: name, in: names,
          otherwise: names.isEmpty
            ? "Write it as 'DIAG_1 to DIAG_12'; only layouts of XML have children"
            : "The layout has: \(names.joined(separator: ", "))"))
      return nil
    }
    guard !isGrouped else {
      file.report(
        .badArgument, "where several records make one row, their children make none", at: node,
        remedy: "Put the target into a mapping without 'one row per'")
      return nil
    }
    return .children(set)
  }

  /// The columns of a set of children, with their numbers.
  func childColumns(of set: Int) -> [(String, Int)] {
    let first = layout.columns.count + layout.children[..<set].reduce(0) { $0 + $1.columns.count }
    return layout.children[set].columns.enumerated().map { ($1.name, first + $0) }
  }

  /// For each column of a child the name of its set.
  var setOfColumn: [String: String] {
    Dictionary(
      layout.children.flatMap { set in set.columns.map { ($0.name, set.name) } },
      uniquingKeysWith: { first, _ in first })
  }
}
