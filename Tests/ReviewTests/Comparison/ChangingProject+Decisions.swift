import Extract
import Foundation
import Migration
import RecordStore

extension ChangingProject {
  /// Lets a person decide about the rejected patient with a key, in the store of a run.
  func decide(
    _ kind: Decision.Kind, about key: String, in run: RunSummary,
    corrections: [Decision.Correction]? = nil
  ) throws {
    let connection = try Stores.open(run.store).connect(.readOnly)
    let row = try connection.all(
      """
      SELECT record.reject_id, file.sha256, record.byte_start, record.original
      FROM isolated_record AS record JOIN load_file AS file ON file.id = record.load_file
      WHERE record.mapping = 'patient' AND record.legacy_key = \(key)
      """, columns: 4
    ).last
    guard let row else { throw CocoaError(.fileNoSuchFile) }
    let subject = Decision.Subject(
      reject: row[0].text ?? "", mapping: "patient", key: key, fileHash: row[1].text ?? "",
      offset: Int(row[2].integer ?? 0), recordHash: SHA256.hexDigest(of: row[3].bytes ?? []))
    var log = try decisions
    try log.append([
      Decision(
        kind, by: "Maureen Tidball", about: subject, corrections: corrections,
        reason: "the case notes say so")
    ])
  }

  var decisions: DecisionLog { get throws { try DecisionLog(in: work) } }
}
