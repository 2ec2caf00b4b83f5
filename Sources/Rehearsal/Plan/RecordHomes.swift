/// Which source takes the records of a kind; from the second on it takes a share of them.
struct RecordHomes {
  private var homes: [[(source: Int, share: Double)]]
  /// Whether stays in hospital have a file of their own.
  let hasStays: Bool

  /// - Parameter sources: The kind of each source's records, and its share where it has no all.
  init(_ sources: [(kind: RecordKind, share: Double?)]) {
    homes = RecordKind.allCases.map { kind in
      sources.indices.filter { sources[$0].kind == kind }.map { ($0, sources[$0].share ?? 0) }
    }
    hasStays = sources.contains { $0.kind == .spell }
  }

  func all(of kind: RecordKind) -> [Int] { homes[kind.rawValue].map(\.source) }

  /// The source that takes a record where nothing is said of another; `nil` where none does.
  func first(of kind: RecordKind) -> Int? { homes[kind.rawValue].first?.source }

  func hasSeveral(_ kind: RecordKind) -> Bool { homes[kind.rawValue].count > 1 }

  /// One of several, by a number from 0 up to, not including, 1.
  func any(of kind: RecordKind, drawn: Double) -> Int {
    var part = drawn
    for home in homes[kind.rawValue].dropFirst() {
      part -= home.share
      if part < 0 { return home.source }
    }
    guard let first = first(of: kind) else {
      preconditionFailure("a \(kind) was made that no file takes")
    }
    return first
  }
}
