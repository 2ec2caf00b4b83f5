import Diagnostics
import Schema
import Testing

@Suite struct ConstraintsTests {
  @Test func `no two constraints have the same name`() {
    let names = Tables.all.flatMap(\.constraints).map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test(arguments: Tables.all.map(\.name))
  func `a constraint is named for its table and concerns columns that exist`(_ name: String) throws
  {
    let table = try #require(Tables.table(named: name))
    for constraint in table.constraints {
      #expect(constraint.name.hasPrefix(table.name + "_"))
      for name in constraint.columns {
        #expect(table.column(named: name) != nil, "\(constraint.name): \(name)")
      }
      if let group = constraint.group {
        #expect(table.references.contains { $0.column == group }, "\(constraint.name): \(group)")
      }
      guard case .inside(let parent, _, _, let start, let end) = constraint.kind else { continue }
      let reference = try #require(table.references.first { $0.column == parent })
      let outer = try #require(Tables.table(named: reference.table))
      #expect(outer.column(named: start) != nil && outer.column(named: end) != nil)
    }
  }

  @Test(
    arguments: [
      ("patient", "patient_nhs_number_verified", Reasons.nhsVerifiedTwice),
      ("spell", "spell_open_once", Reasons.spellOpenTwice),
      ("spell", "spell_discharge_after_admission", Reasons.dateOutOfOrder),
      ("episode", "episode_number_once", Reasons.episodeNumberTwice),
      ("episode", "episode_inside_spell", Reasons.episodeOutsideSpell),
      ("episode", "episode_no_overlap", Reasons.episodeOverlap),
      ("ward_stay", "ward_stay_no_overlap", Reasons.wardStayOverlap),
      ("ward_stay", "ward_stay_bed_once", Reasons.bedTwice),
      ("waiting_list_entry", "waiting_list_entry_once", Reasons.waitingTwice),
      ("casenote_folder", "casenote_folder_barcode", Reasons.barcodeTwice),
      ("patient_merge", "patient_merge_once", Reasons.mergedTwice),
    ])
  func `what must hold on Monday morning is held by the store`(
    _ table: String, _ name: String, _ reason: Reason
  ) throws {
    let constraint = try #require(
      Tables.table(named: table)?.constraints.first { $0.name == name })
    #expect(constraint.reason == reason)
  }

  @Test func `what is wrong with an episode concerns its whole spell`() throws {
    let episode = try #require(Tables.table(named: "episode"))
    let overRecords = episode.constraints.filter { $0.reason.number / 1000 == 5 }
    #expect(overRecords.count == 3)
    #expect(overRecords.allSatisfy { $0.group == "spell" })
  }
}

extension Constraint {
  /// The columns of its own table that it mentions.
  fileprivate var columns: [String] {
    switch kind {
    case .unique(let columns, let condition):
      columns + (condition.map { [$0.column] } ?? [])
    case .ordered(let first, let last): [first, last]
    case .noOverlap(let per, let start, let end): [per, start, end]
    case .inside(let parent, let start, let end, _, _): [parent, start, end]
    }
  }
}

extension Constraint.Condition {
  fileprivate var column: String {
    switch self {
    case .isBlank(let column), .equals(let column, _): column
    }
  }
}
