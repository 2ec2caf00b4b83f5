import Standards

/// What a run knows beyond its project: times, and the EPR's own rows.
package struct RunFacts: Sendable {
  /// The moment of the extract, microseconds UTC: what lies after it is the future.
  package let asAt: Int64
  /// Its local day.
  package let asAtDay: Int64
  let localTime: LocalTime
  package let sourceSystem: String
  /// By the plan's numbering of crosswalks.
  package let crosswalks: [ResolvedCrosswalk]
  /// The `origin` of each key space's rows.
  package let origins: [Int64]
  /// What the mapping that runs looks up in other sources.
  package var lookups: [Lookup: LookupTable] = [:]

  /// - Returns: `nil` where the time zone is unknown.
  package init?(
    asAt: Int64, timezone: String, sourceSystem: String, crosswalks: [ResolvedCrosswalk],
    origins: [Int64]
  ) {
    guard let localTime = LocalTime(identifier: timezone) else { return nil }
    self.asAt = asAt
    asAtDay = localTime.reading(at: asAt).days
    self.localTime = localTime
    self.sourceSystem = sourceSystem
    self.crosswalks = crosswalks
    self.origins = origins
  }
}

extension RunFacts {
  /// The local day of a moment, days since 1970-01-01.
  package func localDay(of instant: Int64) -> Int64 { localTime.reading(at: instant).days }

  /// `2026-04` or `2026`.
  package func name(ofDay day: Int64, byMonth: Bool) -> String {
    let date = CalendarDate(days: day)
    let month = date.month < 10 ? "0\(date.month)" : "\(date.month)"
    return byMonth ? "\(date.year)-\(month)" : "\(date.year)"
  }
}

/// A crosswalk with the ids of the rows that it names; a class, so that a look-up costs no copy.
package final class ResolvedCrosswalk: Sendable {
  /// A row of the EPR that a local code stands for.
  package struct Match: Sendable {
    let id: Int64
    /// A hash of the code by which the crosswalk names the row: the same in every store.
    let target: UInt64
  }

  private let sources: DatedLines
  private let matches: [Match?]

  /// Joins the crosswalk's lines with the ids of the rows that its codes name.
  package init(_ crosswalk: Crosswalk, ids: [String: Int64]) {
    let lines = crosswalk.codes.lines.filter {
      $0.status == .ignored || ($0.status == .approved && ids[$0.target] != nil)
    }
    sources = DatedLines(lines.map { ($0.sourceCode, $0.validity) })
    matches = lines.map { line in
      guard line.status == .approved, let id = ids[line.target] else { return nil }
      return Match(id: id, target: SipHash.hash(line.target.utf8.span).low)
    }
  }

  /// What a look-up has found.
  enum Found {
    case row(Match)
    /// A value that was decided to be nothing.
    case nothing
    case none
    case several
  }

  func find(_ field: Span<UInt8>, on day: Int64?) -> Found {
    switch sources.find(field, on: day) {
    case .none: .none
    case .several: .several
    case .line(let line): matches[line].map(Found.row) ?? .nothing
    }
  }
}

/// One file while it is mapped.
package struct FileFacts: Sendable {
  /// The load file's number: the upper part of the ids.
  package let number: Int64
  package let name: String
  package let sha256: String
  /// Of records that were kept since an earlier run, what they were called then, by their number.
  package var kept: [Int: RejectID]
  /// Of those that could not be split what the first mapping of their source has rejected.
  package var keptRoots: [Int: RejectID] = [:]
  /// Those among them that a later extract has anew.
  package var superseded: Set<Int> = []

  package init(
    number: Int64, name: String, sha256: String, kept: [Int: RejectID] = [:]
  ) {
    self.number = number
    self.name = name
    self.sha256 = sha256
    self.kept = kept
  }
}
