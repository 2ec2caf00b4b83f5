import RecordStore
import Review
import Schema
import TestSupport
import Testing

/// A row of any system is followed back to its file, its mapping and its lists, as one does it by hand.
@Suite struct ExplanationTests {
  /// Of each of the five systems, more than a thousand in all.
  private static let fields = 220

  @Test(arguments: LoadedSystem.all)
  func `a field is what its line makes of the record, step by step`(
    size: LoadedSystem.Size
  ) throws {
    let folder = try TemporaryFolder()
    let system = try LoadedSystem(size, in: folder.path)
    let explainer = Explainer(
      system.project, exports: nil, in: system.connection, masking: Masking(reveal: true))
    let examiner = FieldExaminer(system)
    var random = SplitMix(20_261_128)
    var right = 0
    var origins: Set<Explanation.Origin> = []
    var rows = try Self.rows(of: system)
    while right < Self.fields, let table = rows.keys.sorted().randomElement(using: &random) {
      guard let id = rows[table]?.popLast() else {
        rows[table] = nil
        continue
      }
      let explanation = try explainer.explain(table, id)
      #expect(explanation.id == id && explanation.table == table)
      origins.insert(explanation.origin)
      // The values of a restricted patient are shown to nobody here.
      guard !explanation.remarks.contains(where: { $0.contains("restricted") }) else { continue }
      right += try examiner.examine(explanation)
    }

    #expect(right >= Self.fields)
    #expect(origins.contains(.record))
    if size.hasRowsOfSeveral { #expect(origins.contains(.records)) }
  }

  /// The ids of the rows that records have become, in a random order.
  private static func rows(of system: LoadedSystem) throws -> [String: [Int64]] {
    var random = SplitMix(7)
    var rows: [String: [Int64]] = [:]
    for table in Tables.record where table.name != Table.legacyValue.name {
      let ids = try system.connection.ids(
        "SELECT id FROM \(identifier: table.name) WHERE id >= \(Int64(1) << 40) ORDER BY id")
      if !ids.isEmpty { rows[table.name] = ids.shuffled(using: &random) }
    }
    return rows
  }
}
