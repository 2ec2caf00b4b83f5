import Diagnostics
import Migration
import Pages
import Standards

/// What `migrate rejects list` prints: a line for each record that is not in the EPR.
package struct RejectList: Sendable {
  /// One line of `--json`; scripts may rely on its names.
  package struct Line: Sendable, Hashable, Codable {
    package var id: String
    package var outcome: IsolatedRecord.Outcome
    package var file: String
    package var record: Int
    package var line: Int
    /// `MIG2002 DATE_INVALID`; more than one with commas between them.
    package var code: String
    package var column: String?
    /// The reject that a held record waits for; `nil` too where its parent is in no file.
    package var waitsFor: String?
    /// The table of a parent that is in no file.
    package var missing: String?
    /// How many records wait for it.
    package var waiting: Int
    /// Whether it concerns someone who is being cared for now.
    package var live: Bool
    /// Why it cannot wait; `nil` where it can.
    package var because: String?
    package var ward: String?
    package var bed: String?
    /// The day of the next appointment, `yyyy-MM-dd`.
    package var nextAppointment: String?
    /// `open`, `assigned`, `to approve` or `decided`.
    package var status: String
    /// What was decided, by the names of the list of decisions.
    package var decision: String?
    /// Its line there.
    package var decisionLine: Int?
    package var decidedBy: String?
    package var approvedBy: String?
    /// Who shall decide, and by which day.
    package var owner: String?
    package var due: String?
    /// The same as one line for people.
    var liveInWords: String?
    var decisionInWords: String?

    enum CodingKeys: String, CodingKey {
      case id, outcome, file, record, line, code, column
      case waitsFor = "waits_for"
      case missing, waiting, live, because, ward, bed
      case nextAppointment = "next_appointment"
      case status, decision
      case decisionLine = "decision_line"
      case decidedBy = "decided_by"
      case approvedBy = "approved_by"
      case owner, due
    }
  }

  /// Those that concern someone who is being cared for now, then the others, each in file order.
  package var lines: [Line]

  /// - Parameters:
  ///   - records: All isolated records of the run, so that what waits can be counted.
  ///   - outcome: `nil` for both.
  ///   - slug: Only those with a fault of this reason; `nil` for all.
  ///   - decisions: What people have decided.
  package init(
    _ records: [IsolatedRecord], outcome: IsolatedRecord.Outcome? = nil, slug: String? = nil,
    decisions: RecordDecisions = RecordDecisions()
  ) {
    var waiting: [String: Int] = [:]
    for cause in RootCauses(records).all {
      if let record = cause.record { waiting[record.id] = cause.waiting.count }
    }
    let isoDay = try? DatePattern("yyyy-MM-dd")
    lines = (records.filter { $0.live != nil } + records.filter { $0.live == nil }).filter {
      record in
      (outcome == nil || record.outcome == outcome)
        && (slug == nil || record.reasons.contains { $0.slug == slug })
    }.map { record in
      Line(
        id: record.id, outcome: record.outcome, file: record.file, record: record.record,
        line: record.lines.lowerBound,
        code: record.reasons.map(\.description).joined(separator: ", "),
        column: record.faults.first?.column, waitsFor: record.rejectWaitedFor,
        missing: record.missingTable, waiting: waiting[record.id] ?? 0,
        live: record.live != nil, because: record.live?.becauseInWords, ward: record.live?.ward,
        bed: record.live?.bed,
        nextAppointment: record.live?.expectedOn.flatMap { isoDay?.string(days: $0.days) },
        status: decisions.status(of: record.id).rawValue,
        decision: decisions.settled(record.id)?.decision.kind.rawValue,
        decisionLine: decisions.settled(record.id)?.line.number,
        decidedBy: decisions.settled(record.id)?.decision.by,
        approvedBy: decisions.settled(record.id)?.approvedBy,
        owner: decisions.assigned(record.id)?.owner, due: decisions.assigned(record.id)?.due,
        liveInWords: record.live?.inWords, decisionInWords: decisions.words(of: record.id))
    }
  }

  /// A table for a terminal, with the counts at its end.
  package var text: String {
    var text = ""
    for line in lines {
      text += "\(line.id)  \(line.outcome.rawValue)  \(line.file):\(line.line)"
      text += "  record \(line.record)  \(Self.words(line))"
      text += line.liveInWords.map { "; LIVE: \($0)" } ?? ""
      text += line.decisionInWords.map { "; \($0)\n" } ?? "\n"
    }
    let rejected = lines.count { $0.outcome == .rejected }
    let live = lines.count(where: \.live)
    return text + "\(rejected.grouped) rejected, \((lines.count - rejected).grouped) waiting"
      + (live > 0 ? ", \(live.grouped) of them live\n" : "\n")
  }

  private static func words(_ line: Line) -> String {
    switch line.outcome {
    case .rejected:
      line.code + (line.column.map { " in \($0)" } ?? "")
        + (line.waiting > 0 ? "; \(line.waiting.of("waits", "wait")) for it" : "")
    case .held:
      line.missing.map {
        "waits for \($0.inWords.withArticle.lowercased()) that is in none of the files"
      }
        ?? "waits for \(line.waitsFor ?? "a record of an earlier run")"
    }
  }
}
