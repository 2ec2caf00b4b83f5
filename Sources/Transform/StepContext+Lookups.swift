import Diagnostics
import Extract

// What a phrase may look up in other sources.

extension StepContext {
  /// What the places of a phrase name: a source, and perhaps a column of it.
  ///
  /// Its records are known by the column that its layout marks as key, or else by the one that is
  /// called as the line's own column.
  func lookup(
    _ arguments: StepArguments, for place: String? = nil
  ) throws(MappingFault) -> Lookup {
    let name = arguments.text("source")
    guard let source = sources.firstIndex(where: { $0.name == name }) else {
      let known = sources.map(\.name)
      throw MappingFault(
        .unknownSource, "there is no source '\(name)'", offset: arguments.offset("source"),
        remedy: .nearest(
          to: name, in: known, otherwise: "migration.yaml has: \(known.joined(separator: ", "))")
      ).known(if: unread.allSources || unread.sources.contains(name))
    }
    let layout = sources[source].layout
    let columns = layout.columns.map(\.name)
    let isPartial = unread.columns.contains(layout.name)
    let marked = layout.columns.firstIndex(where: \.isKey)
    guard let key = marked ?? sourceColumn.flatMap({ columns.firstIndex(of: $0) }) else {
      throw MappingFault(
        .lookupWithoutKey, "nothing says by which column the records of '\(name)' are known",
        offset: arguments.offset("source"),
        remedy: "Add 'key: true' to that column in the layout '\(layout.name)'"
      ).known(if: isPartial)
    }
    guard let place else { return Lookup(source: source, key: key, value: nil) }
    let wanted = arguments.text(place)
    guard let value = columns.firstIndex(of: wanted) else {
      throw MappingFault(
        .unknownColumn, "the layout of '\(name)' has no column '\(wanted)'",
        offset: arguments.offset(place),
        remedy: .nearest(
          to: wanted, in: columns,
          otherwise: "The layout has: \(columns.joined(separator: ", "))")
      ).known(if: isPartial)
    }
    return Lookup(source: source, key: key, value: value)
  }
}
