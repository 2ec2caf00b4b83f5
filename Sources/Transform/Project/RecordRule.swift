/// A rule over records that Schema does not say: a file line of `rules.yaml`.
package struct RecordRule: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// `no two: patient share nhs_number[, only where nhs_number_status is "02"]`
    case noTwo(table: String, fields: [String], only: (Where)?)
    /// `in order: spell.admitted_at, patient.death_date`: the first is not after the second; the
    /// first's table refers to the second's.
    case inOrder(earlier: Field, later: Field, reference: String)
    /// `no gap: episode.started_at to episode.ended_at per spell`
    case noGap(table: String, start: String, end: String, per: String)
    /// `every: spell that has discharged_at has an episode where last_episode is "1"`
    case every(table: String, having: String, child: String, reference: String, only: Where)
  }

  package struct Field: Sendable, Hashable {
    package let table: String
    package let name: String
  }

  package struct Where: Sendable, Hashable {
    package let field: String
    package let value: String
  }

  package let name: String
  package let kind: Kind
  /// Puts this value into this field of every row concerned.
  package let sets: Where?
  /// The slug of the list that each row concerned is put on.
  package let list: String
}
