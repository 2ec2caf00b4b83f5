import Foundation
import Migration
import RecordStore
import Schema
import Transform

/// What people have decided about the records of a row, and the run has carried out.
struct AppliedDecisions {
  private(set) var decisions: [ExplainedDecision] = []
  private(set) var remarks: [String] = []

  init(
    row: StoredRow, file: LoadedFile, outcome: TrialOutcome?, log: DecisionLog?,
    connection: any Connection
  ) throws(StoreError) {
    // Of a record that was found by its key, the trial says what was decided about it.
    let isOfPlace = file.number == row.id >> 40
    let stored = try connection.all(
      """
      SELECT line, outcome FROM applied_decision
      WHERE load_file = \(file.number) AND record = \(row.id >> 8 & 0xFFFF_FFFF)
        AND outcome <> 'stale' ORDER BY line
      """
    ) { (row) throws(StoreError) in (line: Int(row.integer(0) ?? 0), outcome: row.text(1) ?? "") }
    let tried = (outcome?.decided ?? []).filter { $0.outcome != .stale }
      .map { (line: $0.line, outcome: $0.outcome.rawValue) }
    for decided in isOfPlace ? stored : tried {
      guard let log, log.lines.indices.contains(decided.line - 1) else {
        remarks.append(
          "Line \(decided.line) of the list of decisions was carried out on the record. Name the work"
            + " folder that has the list with '--work' to see what was decided.")
        continue
      }
      decisions.append(Self.explained(log.lines[decided.line - 1], decided.outcome, log))
    }
  }

  private static func explained(
    _ line: DecisionLine, _ outcome: String, _ log: DecisionLog
  ) -> ExplainedDecision {
    let decision = line.decision
    let inForce = decision.subject.flatMap { DecisionsInForce(log).settled[$0.reject] }
    return ExplainedDecision(
      line: line.number, kind: decision.kind.rawValue, outcome: outcome, by: decision.by,
      on: decision.at.formatted(.iso8601.year().month().day()), reason: decision.reason,
      approvedBy: inForce?.line.number == line.number ? inForce?.approvedBy : nil,
      columns: decision.corrections?.map(\.column) ?? [])
  }
}
