import Load
import RecordStore
import Schema
import TestSupport
import Testing

/// Indexes of a table that grows large are made while its rows come, where these come in their order.
@Suite struct IndexesInOrderTests {
  fileprivate static let batch = 100

  /// Writes nothing: what is watched are the first keys of the batches.
  private final class Watched {
    let folder: TemporaryFolder
    let connection: any Connection
    var indexes: IndexesInOrder

    init() throws {
      let folder = try TemporaryFolder()
      let address = "sqlite:" + folder.path(of: "store.db")
      let store = try Stores.create(address, kind: .trial) { _ in nil }
      let connection = try store.connect(.bulkLoad)
      self.folder = folder
      self.connection = connection
      indexes = IndexesInOrder(connection, enoughRows: 10 * IndexesInOrderTests.batch)
    }

    func follow(_ keys: some Sequence<String?>, patient: Int64 = 1) throws {
      for key in keys {
        try indexes.follow(IndexesInOrderTests.batch, into: .referral) { cell in
          switch Table.referral.stored[cell].name {
          case "legacy_key": key.map(SQLValue.text) ?? .null
          case "patient": .integer(patient)
          default: .null
          }
        }
      }
    }

    /// Those of referrals.
    func made() throws -> Set<String> {
      Set(
        try connection.all(
          "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'referral'"
        ) { (row) throws(StoreError) in row.text(0) ?? "" })
    }
  }

  private static func keys(_ numbers: some Sequence<Int>) -> [String] {
    numbers.map { "R" + String(1_000_000 + $0) }
  }

  @Test func `an index is made once the table is large and its keys have come in order`() throws {
    let watched = try Watched()
    try watched.follow(Self.keys(0..<9))
    #expect(try watched.made() == [])
    try watched.follow(Self.keys(9..<10))
    #expect(try watched.made() == ["referral_legacy_key", "referral_patient_ref"])
  }

  @Test func `no index is begun when most of its table has come`() throws {
    let watched = try Watched()
    watched.indexes.shareOfPhase = 0.6
    try watched.follow(Self.keys(0..<20))
    #expect(try watched.made() == [])
    // The next phase.
    watched.indexes.shareOfPhase = 0.1
    try watched.follow(Self.keys(20..<21))
    #expect(try watched.made() == ["referral_legacy_key", "referral_patient_ref"])
  }

  @Test func `keys in no order have their index made at the end`() throws {
    let watched = try Watched()
    var random = SystemRandomNumberGenerator()
    let numbers = (0..<400).map { _ in Int.random(in: 0..<1_000_000, using: &random) }
    try watched.follow(Self.keys(numbers))
    #expect(try watched.made() == ["referral_patient_ref"])
  }

  @Test func `an index is given up when its keys no longer come in order`() throws {
    let watched = try Watched()
    try watched.follow(Self.keys(0..<50))
    #expect(try watched.made().contains("referral_legacy_key"))
    try watched.follow(Self.keys(stride(from: 49, to: 0, by: -1)))
    #expect(try !watched.made().contains("referral_legacy_key"))
    try watched.follow(Self.keys(50..<500))
    #expect(try !watched.made().contains("referral_legacy_key"))
  }

  @Test func `a second file that begins anew gives no index up`() throws {
    let watched = try Watched()
    for _ in 0..<5 { try watched.follow(Self.keys(0..<40)) }
    #expect(try watched.made().contains("referral_legacy_key"))
  }

  @Test func `rows without a key tell nothing of an index`() throws {
    let watched = try Watched()
    try watched.follow([String?](repeating: nil, count: 40))
    #expect(try watched.made() == ["referral_patient_ref"])
  }

  /// What a run that was killed had made is given up as well.
  @Test func `an index that is there already is given up`() throws {
    let watched = try Watched()
    for index in watched.connection.ddl.unquestionedIndexes(.referral) {
      try watched.connection.execute(index.create)
    }
    try watched.follow(Self.keys(stride(from: 49, to: 0, by: -1)))
    #expect(try watched.made() == ["referral_patient_ref"])
  }
}
