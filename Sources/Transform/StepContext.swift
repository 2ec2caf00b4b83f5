import Diagnostics

/// What a phrase may refer to while it is compiled.
package struct StepContext: Sendable {
  /// The columns of the source, in layout order.
  let columns: [String: Int]
  let columnNames: [String]
  /// Fields mapped above in the same target: stored cell and kind.
  let fields: [String: (cell: Int, kind: ValueKind)]
  /// For each column of a child the name of its set.
  var setOfColumn: [String: String] = [:]
  let codeTables: [String: CodeTable]
  /// Crosswalks by name: their number in the plan, the table of their rows, and whether a code has
  /// lines for several times.
  let crosswalks: [String: (index: Int, table: String, hasRepeats: Bool)]
  /// Tables that a mapping loads by key before or in this one: the key space of each.
  let keySpaces: [String: Int]
  /// The table of the first target of this mapping and the column of its key.
  ///
  /// Without a column where the key has a fault: then any may be the right one.
  let ownRoot: (table: String, keyColumn: String?)?
  let tables: [String]
  /// How the dates of a column are printed, where its layout says it.
  let writtenAs: [String: String]
  /// Where values are looked up.
  let sources: [Project.Source]
  let unread: UnreadParts
  /// Whether a column of the layout could not be read.
  let isPartial: Bool
  /// What the phrases before have made of the value.
  var kind = ValueKind.text
  /// The column of the layout with which the line begins.
  var sourceColumn: String?

  /// The number of the column with this name, or a fault at the offset.
  ///
  /// In a run of numbered columns no other name is proposed: the nearest is as likely wrong.
  func column(
    _ name: String, offset: Int, isOneOfMany: Bool = false
  ) throws(MappingFault) -> Int {
    guard let index = columns[name] else {
      if let set = setOfColumn[name] {
        throw MappingFault(
          .unknownColumn, "'\(name)' stands in each of the children '\(set)', not in the record",
          offset: offset, remedy: "Write 'for each: \(set)' in the target"
        ).known(if: isPartial)
      }
      let known = columnNames.filter { columns[$0] != nil }
      throw MappingFault(
        .unknownColumn, "the layout has no column '\(name)'", offset: offset,
        remedy: .nearest(
          to: name, in: isOneOfMany ? [] : known,
          otherwise: "The layout has: \(known.joined(separator: ", "))")
      ).known(if: isPartial)
    }
    return index
  }

  /// Finds what `row.birth_date` names.
  func field(_ name: String, offset: Int) throws(MappingFault) -> (cell: Int, kind: ValueKind) {
    guard let field = fields[name] else {
      let known = fields.keys.sorted()
      throw MappingFault(
        .unknownField, "no field '\(name)' is mapped above in this target", offset: offset,
        remedy: .nearest(
          to: name, in: known, prefix: "row.", otherwise: "Map the field '\(name)' above this line")
      )
    }
    return field
  }
}
