/// What a run did, as `--json` prints it and `runs/<run>/summary.json` keeps it.
///
/// Counts are records. `read = loaded + duplicate + skipped + held + rejected + compared`, file by file
/// and in all; derived files (a second mapping over the same source) balance by themselves and are not in
/// the totals. Scripts may rely on every name here.
package struct RunSummary: Sendable, Hashable, Codable {
  package var run: String
  package var project: String
  package var store: String
  /// `nil` for what has no verdict.
  package var verdict: Verdict?
  package var balanced: Bool
  /// Records that the manifest or trailers declare, of the files that declare any.
  package var declared: Int
  package var read: Int
  package var loaded: Int
  /// Of the loaded.
  package var repaired: Int
  /// Of the loaded.
  package var merged: Int
  /// Of the loaded.
  package var updated: Int
  package var closed: Int
  package var duplicate: Int
  package var skipped: Int
  package var held: Int
  package var rejected: Int
  /// Lines of the old system's own reports: read and compared, never loaded.
  package var compared: Int
  /// Root causes: rejected records and missing parents that something waits for.
  package var toFix: Int
  /// Root causes that concern someone in a bed, a booking or an open pathway; `nil` where it has
  /// not been determined.
  package var liveRejected: Int?
  package var seconds: Double
  package var peakBytes: Int
  package var files: [FileSummary]
  /// Files that were read to look values up in them; their records are in no count.
  ///
  /// `nil` in the summary of a version that had none.
  package var lookups: [LookupSummary]?
  /// Each limit of `go only if`, with what was found.
  package var limits: [LimitResult]
  /// Each rule over records with how many cases it has found; empty for a run that ended early.
  package var rules: [RuleResult]
  /// How long each step took, in their order; `nil` in the summary of a version that measured none.
  ///
  /// The page for people is written last: it is in `summary.json`, and not in the store's copy.
  package var steps: [RunStep]?
  /// Why the run ended early, as the operator was told; `nil` when it came to its end.
  package var message: String?

  enum CodingKeys: String, CodingKey {
    case run, project, store, verdict, balanced, declared, read, loaded, repaired, merged, updated
    case closed, duplicate, skipped, held, rejected, compared
    case toFix = "to_fix"
    case liveRejected = "live_rejected"
    case seconds
    case peakBytes = "peak_bytes"
    case files, lookups, limits, rules, steps, message
  }
}

extension RunSummary {
  /// Every name is there in every summary: what is not known is `null`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(run, forKey: .run)
    try container.encode(project, forKey: .project)
    try container.encode(store, forKey: .store)
    try container.encode(verdict, forKey: .verdict)
    try container.encode(balanced, forKey: .balanced)
    try container.encode(declared, forKey: .declared)
    try container.encode(read, forKey: .read)
    try container.encode(loaded, forKey: .loaded)
    try container.encode(repaired, forKey: .repaired)
    try container.encode(merged, forKey: .merged)
    try container.encode(updated, forKey: .updated)
    try container.encode(closed, forKey: .closed)
    try container.encode(duplicate, forKey: .duplicate)
    try container.encode(skipped, forKey: .skipped)
    try container.encode(held, forKey: .held)
    try container.encode(rejected, forKey: .rejected)
    try container.encode(compared, forKey: .compared)
    try container.encode(toFix, forKey: .toFix)
    try container.encode(liveRejected, forKey: .liveRejected)
    try container.encode(seconds, forKey: .seconds)
    try container.encode(peakBytes, forKey: .peakBytes)
    try container.encode(files, forKey: .files)
    try container.encode(lookups, forKey: .lookups)
    try container.encode(limits, forKey: .limits)
    try container.encode(rules, forKey: .rules)
    try container.encode(steps, forKey: .steps)
    try container.encode(message, forKey: .message)
  }
}

/// How a run ended.
package enum Verdict: String, Sendable, Hashable, Codable {
  case complete
  case accepted
  case stopped
  case noGo = "no_go"
  case failed
  case unbalanced

  /// The exit status of the process (DESIGN 4).
  package var exitCode: Int32 {
    switch self {
    case .complete: 0
    case .accepted: 2
    case .stopped, .noGo: 3
    case .failed: 5
    case .unbalanced: 6
    }
  }
}

/// What one mapping did with one file, or that a report was compared.
package struct FileSummary: Sendable, Hashable, Codable {
  package var file: String
  /// Of a report the name of its source.
  package var mapping: String
  package var derived: Bool
  package var sha256: String
  /// `nil`: nothing declares it, so it is not proved.
  package var declared: Int?
  package var read: Int
  package var loaded: Int
  package var repaired: Int
  package var merged: Int
  package var updated: Int
  package var duplicate: Int
  package var skipped: Int
  package var held: Int
  package var rejected: Int
  /// Lines of a report of the old system's own.
  package var compared: Int
  /// Whether what was read is what was declared; false where records could not be split, `nil` for
  /// a derived file: the mapping before says it.
  package var proved: Bool?
}

/// One line of `go only if`, judged.
package struct LimitResult: Sendable, Hashable, Codable {
  /// As `migration.yaml` has it: `repairs of any one rule`.
  package var limit: String
  /// As `migration.yaml` has it: `at most 1% of its records`.
  package var allowed: String
  /// What was found, for people: `0.4% (patient.postcode invalid)`.
  package var found: String
  package var holds: Bool
}

/// One rule over records, and what it has found.
package struct RuleResult: Sendable, Hashable, Codable {
  package var rule: String
  /// The report of the old system's own that it compares with: the name of its source.
  package var report: String?
  /// Rows, lines of the report or counts that are not as the rule says.
  package var cases: Int
  /// The list on which each case stands; empty for counts.
  package var list: String
  /// Whether one case is enough for the verdict *no go*.
  package var noGo: Bool

  enum CodingKeys: String, CodingKey {
    case rule, report, cases, list
    case noGo = "no_go"
  }
}
