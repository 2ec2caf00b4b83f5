import Schema
import Testing
import Transform

/// Where the patient of an isolated record is, and since when that cannot wait.
@Suite struct ConcernTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Rows: the table, and what its columns have.
    let rows: [(table: Table, values: [String: Int64])]
    let because: [String]
    var place: Concern.Whereabouts?
    var expectedOn: Int64?
  }

  /// Midday of 1 January 2024.
  static let asAt: Int64 = 1_704_110_400_000_000
  static let day: Int64 = 86_400_000_000

  @Test(arguments: [
    Case(
      testDescription: "an open spell is live, on its ward",
      rows: [(.spell, ["ward": 7])], because: ["spell"], place: .init(ward: 7)),
    Case(
      testDescription: "a spell that has ended is not",
      rows: [(.spell, ["ward": 7, "discharged_at": asAt - 1])], because: []),
    Case(
      testDescription: "the row with the bed knows better than the one with the ward alone",
      rows: [(.spell, ["ward": 7]), (.wardStay, ["ward": 8, "bed": 81])],
      because: ["spell", "ward_stay"], place: .init(ward: 8, bed: 81)),
    Case(
      testDescription: "of two beds on one ward the ward is known",
      rows: [(.wardStay, ["ward": 8, "bed": 81]), (.wardStay, ["ward": 8, "bed": 82])],
      because: ["ward_stay"], place: .init(ward: 8)),
    Case(
      testDescription: "of two wards none is",
      rows: [(.spell, ["ward": 7]), (.spell, ["ward": 8])], because: ["spell"]),
    Case(
      testDescription: "of two bookings the next one counts",
      rows: [
        (.appointment, ["starts_at": asAt + 9 * day]),
        (.appointment, ["starts_at": asAt + 2 * day]),
      ], because: ["appointment"], expectedOn: 19_725),
    Case(
      testDescription: "a booking that was cancelled, or is over, is none",
      rows: [
        (.appointment, ["starts_at": asAt + day, "cancelled_at": asAt - day]),
        (.appointment, ["starts_at": asAt - day]),
      ], because: []),
  ])
  func `a concern is what its live rows say`(_ example: Case) throws {
    let facts = try #require(
      RunFacts(
        asAt: Self.asAt, timezone: "Europe/London", sourceSystem: "OLD", crosswalks: [],
        origins: []))
    var concern = Concern()
    for row in example.rows { concern.add(rowOf: row.table, facts) { row.values[$0] } }
    #expect(concern.because == example.because)
    #expect(concern.isLive == !example.because.isEmpty)
    #expect(concern.place == example.place)
    #expect(concern.expectedOn == example.expectedOn)
  }

  @Test func `a record that could not be read may be any of its tables' rows`() {
    let concern = Concern(unreadRecordFor: [.spell, .patientName])
    #expect(concern.because == ["unread:spell"])
    #expect(!Concern(unreadRecordFor: [.patientName]).isLive)
  }
}
