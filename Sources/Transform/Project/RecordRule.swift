package import Schema

/// A rule over records that Schema does not say: a file line of `rules.yaml`.
package struct RecordRule: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// `no two: patient share nhs_number[, only where nhs_number_status is "02"][, unless one is
    /// merged into the other]`
    case noTwo(table: String, fields: [String], only: (Where)?, unlessMerged: Bool)
    /// `in order: spell.admitted_at, patient.death_date`: the first is not after the second; the
    /// first's table refers to the second's.
    case inOrder(earlier: Field, later: Field, reference: String)
    /// `no open: waiting_list_entry.removed_on once patient.death_date`: the first is not blank where
    /// the second is there; the first's table refers to the second's.
    case noOpen(end: Field, once: Field, reference: String)
    /// `no gap: episode.started_at to episode.ended_at per spell`
    case noGap(table: String, start: String, end: String, per: String)
    /// `every: spell that has discharged_at has an episode where last_episode is "1"`
    case every(table: String, having: String, child: String, reference: String, only: Where)
    /// `no loop: patient_merge from loser to survivor`: both refer to one table.
    case noLoop(table: String, from: String, to: String)
    /// `at most: 1 spell per patient[, only where discharged_at is blank]`: those after the first so
    /// many, in the order in which they were read.
    case atMost(Int, table: String, per: String, only: (Where)?)
    /// `no overlap: ward_stay.started_at to ward_stay.ended_at per spell`: the later of two.
    case noOverlap(table: String, start: String, end: String, per: String)
    /// `check: spell where discharge_method is "1" and discharged_at is blank`: the rows for which
    /// all of it holds.
    case check(table: String, all: [Test])
    /// `count: spell by month of admitted_at`: rows by what they have in a field, and how many of each
    /// there must be; `sum: episode.number by month of started_at`: how much they come to.
    case count(table: String, by: Period, field: String, summed: String?, expected: [String: Int])
    /// `every: open spell has its PAT_ID on source ward_list`: the row whose key is not there.
    case onReport(Rows, its: ReportedKey, ReportColumn)
    /// `every: patient on source ward_list has an open spell`: the line that has none.
    case ofReport(ReportColumn, ReportedRow)
  }

  /// By what rows are counted.
  package enum Period: String, Sendable, Hashable, CaseIterable {
    /// `2026-04`
    case month
    /// `2026`
    case year
    /// As it is stored: a code, a word.
    case value
  }

  package struct Field: Sendable, Hashable {
    package let table: String
    package let name: String
  }

  /// What a `check` asks of one field.
  package struct Test: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
      case equals(String)
      case blank
      case present
    }

    package let field: String
    package let kind: Kind
  }

  package struct Where: Sendable, Hashable {
    package let field: String
    /// `nil` where it must be blank.
    package let value: String?
  }

  package let name: String
  package let kind: Kind
  /// Puts this value into this field of every row concerned.
  package let sets: Where?
  /// The slug of the list that each row concerned is put on, or the reason why it is rejected;
  /// empty for a count, which concerns no row.
  package let list: String
  /// Whether the records concerned are taken out, to be fixed.
  package let rejects: Bool
  /// Says of every row concerned that it ended and nobody recorded when.
  package let endsUnrecorded: Bool
  /// Whether one case is enough for the verdict *no go*.
  package let isNoGo: Bool
}

extension RecordRule {
  /// The table whose rows it is about.
  package var table: Table? { kind.table }

  /// The report that it compares with.
  package var report: String? {
    switch kind {
    case .onReport(_, _, let column), .ofReport(let column, _): column.source
    default: nil
    }
  }
}

extension RecordRule.Kind {
  /// The table whose rows a rule of this kind is about; `nil` for one about lines of a report.
  package var table: Table? {
    switch self {
    case .noTwo(let table, _, _, _), .noGap(let table, _, _, _), .every(let table, _, _, _, _),
      .noLoop(let table, _, _), .atMost(_, let table, _, _), .noOverlap(let table, _, _, _),
      .check(let table, _), .count(let table, _, _, _, _):
      Tables.table(named: table)
    case .inOrder(let earlier, _, _): Tables.table(named: earlier.table)
    case .noOpen(let end, _, _): Tables.table(named: end.table)
    case .onReport(let rows, _, _): Tables.table(named: rows.table)
    case .ofReport: nil
    }
  }
}
