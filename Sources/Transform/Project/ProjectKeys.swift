/// The keys of `migration.yaml`: what its reader expects, and what editors offer.
package enum ProjectKeys {
  static let migration = [
    "format", "migration", "source system", "target", "timezone", "exports", "manifest", "sources",
    "crosswalks", "codes", "reference", "mappings", "rules", "stop when", "go only if",
    secondPersonKey,
  ]
  /// Which decisions about rejected records are carried out only once somebody else has agreed.
  static let secondPersonKey = "decisions need a second person"
  /// What may stand there; to leave a record out needs one always.
  package static let decisions = [
    "corrected", "accepted", "merged", "by hand", "corrected at source", "rules changed",
    "excluded",
  ]
  static let source = ["layout", "files", "record type", useKey, lookupKey]
  static let useKey = "use"
  /// What a source is for that no mapping loads: a report of the old system's own.
  static let reconciliation = "reconciliation"
  /// The memory that look-ups in a source may take.
  static let lookupKey = "look-up megabytes"
  static let crosswalk = ["file", "to", "by", lackingKey]
  static let lackingKey = "when the EPR lacks it"
  /// What becomes of a code of a crosswalk that the EPR does not have.
  static let lacking = ["create inactive", "reject"]
}
