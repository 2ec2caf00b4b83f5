/// What `looked up in …` and `found in …` want of another source.
package struct Lookup: Sendable, Hashable {
  /// The source, by its position in the project.
  package let source: Int
  /// The column by which its records are known.
  package let key: Int
  /// The column whose value is wanted; `nil` where it is enough that there is a record.
  package let value: Int?
}

extension MappingPlan {
  /// What its lines look up in other sources.
  package var lookups: Set<Lookup> {
    var lookups: Set<Lookup> = []
    for instruction in targets.flatMap(\.fields).flatMap(\.instructions) {
      if case .lookUp(let lookup) = instruction { lookups.insert(lookup) }
    }
    return lookups
  }
}
