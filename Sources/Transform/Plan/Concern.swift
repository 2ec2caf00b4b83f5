package import Schema

/// Whom an isolated record concerns, and why that cannot wait.
package struct Concern: Sendable, Hashable {
  /// A ward, and a bed there where one is known: rows of `location`.
  package struct Whereabouts: Sendable, Hashable {
    package var ward: Int64?
    package var bed: Int64?

    package init(ward: Int64? = nil, bed: Int64? = nil) {
      self.ward = ward
      self.bed = bed
    }
  }

  /// The tables of the rows that are live, in the order in which they were found; behind
  /// ``unread`` of those that a record might have become which could not be read.
  package private(set) var because: [String] = []
  package private(set) var whereabouts: Set<Whereabouts> = []
  /// The local day on which the patient is expected next, days since 1970-01-01.
  package private(set) var expectedOn: Int64?
  /// The row of the patient whom it is about, where that one is loaded.
  package var patient: Int64?

  /// Stands before the name of a table where the record could not be read.
  package static let unread = "unread:"

  package init(patient: Int64? = nil) { self.patient = patient }

  /// That of a record which could not be read: it may be about someone in a bed.
  package init(unreadRecordFor tables: [Table]) {
    for table in tables where table.live != nil { add(Self.unread + table.name) }
  }

  /// As the store keeps it.
  package init(
    because: [String], whereabouts: Whereabouts?, expectedOn: Int64?, patient: Int64?
  ) {
    self.because = because
    if let whereabouts, whereabouts != Whereabouts() { self.whereabouts = [whereabouts] }
    self.expectedOn = expectedOn
    self.patient = patient
  }

  package var isLive: Bool { !because.isEmpty }

  /// Where the patient is; `nil` where that is not known, or where several are concerned.
  ///
  /// A row that names the bed knows better than one that names the ward alone.
  package var place: Whereabouts? {
    let withBed = whereabouts.filter { $0.bed != nil }
    let known = withBed.isEmpty ? whereabouts.filter { $0.ward != nil } : withBed
    if known.count == 1 { return known.first }
    let wards = Set(known.map(\.ward))
    return wards.count == 1 ? wards.first.map { Whereabouts(ward: $0) } : nil
  }

  /// Takes a row in, if it is live.
  ///
  /// - Parameters:
  ///   - table: The row's table.
  ///   - facts: Of the run.
  ///   - value: The stored integer of a column; `nil` for a blank.
  package mutating func add(rowOf table: Table, _ facts: RunFacts, value: (String) -> Int64?) {
    guard let live = table.live,
      live.holds(at: facts.asAt, day: facts.asAtDay, in: table, value: value)
    else { return }
    add(table.name)
    let place = Whereabouts(ward: live.ward.flatMap(value), bed: live.bed.flatMap(value))
    if place != Whereabouts() { whereabouts.insert(place) }
    if let moment = live.expected.flatMap(value) { expect(on: facts.localDay(of: moment)) }
  }

  /// Takes in what another record of the same cause says.
  package mutating func add(_ other: Concern) {
    for table in other.because { add(table) }
    whereabouts.formUnion(other.whereabouts)
    if let day = other.expectedOn { expect(on: day) }
  }

  private mutating func add(_ table: String) {
    if !because.contains(table) { because.append(table) }
  }

  private mutating func expect(on day: Int64) { expectedOn = min(expectedOn ?? day, day) }
}
