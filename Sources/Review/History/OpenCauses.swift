import Diagnostics
import Extract
package import Foundation
package import Migration
package import RecordStore

/// What was still to be decided after a run: a list of root causes without anything of a patient.
///
/// A store keeps only what is open now, and a scratch store is thrown away; so that a report can say
/// what was fixed since, each run leaves its list as `runs/<run>/open.csv` in the work folder.
package struct OpenCauses: Sendable, Hashable {
  package struct Cause: Sendable, Hashable {
    /// The reject id; of a record that is in no file a hash of its table and key.
    package var id: String
    package var slug: String
    /// The mapping that read the record, or one that waits for it.
    package var mapping: String

    package init(id: String, slug: String, mapping: String) {
      self.id = id
      self.slug = slug
      self.mapping = mapping
    }
  }

  package static let fileName = "open.csv"

  package var run: String
  package var causes: [Cause]

  package init(run: String, causes: [Cause]) {
    self.run = run
    self.causes = causes
  }

  /// Of the isolated records of a run.
  package init(run: String, _ records: [IsolatedRecord]) {
    self.init(
      run: run,
      causes: RootCauses(records.filter { $0.status == .open }).all.map { cause in
        switch cause.subject {
        case .record(let record):
          Cause(id: record.id, slug: cause.reason.slug, mapping: record.mapping)
        case .missing(let table, let key):
          Cause(
            id: Self.id(ofMissing: table, key), slug: cause.reason.slug,
            mapping: cause.waiting.first?.mapping ?? "")
        }
      })
  }

  /// Whatever is open in a store, by this run or an earlier one.
  package static func read(
    after run: String, from connection: any Connection
  ) throws(StoreError) -> OpenCauses {
    let causes = try connection.all(
      """
      SELECT r.reject_id, r.mapping, r.outcome, r.missing_table, r.missing_key, (
        SELECT f.slug FROM isolated_fault f WHERE f.isolated_record = r.id ORDER BY f.id LIMIT 1)
      FROM isolated_record r WHERE r.status = 'open'
        AND (r.outcome = 'rejected' OR r.missing_table IS NOT NULL)
      ORDER BY r.load_file, r.record, r.id
      """
    ) { (row) throws(StoreError) in
      guard row.text(2) == IsolatedRecord.Outcome.held.rawValue else {
        return Cause(
          id: row.text(0) ?? "", slug: row.text(5) ?? Reasons.constraintBroken.slug,
          mapping: row.text(1) ?? "")
      }
      return Cause(
        id: Self.id(ofMissing: row.text(3) ?? "", row.text(4) ?? ""),
        slug: Reasons.parentMissing.slug, mapping: row.text(1) ?? "")
    }
    var seen: Set<String> = []
    return OpenCauses(run: run, causes: causes.filter { seen.insert($0.id).inserted })
  }

  /// As long as a reject id, and as silent about the patient.
  private static func id(ofMissing table: String, _ key: String) -> String {
    String(SHA256.hexDigest(of: Array("\(table)\u{1F}\(key)".utf8)).prefix(32))
  }

  package var ids: Set<String> { Set(causes.map(\.id)) }

  package func count(of slug: String) -> Int { causes.count { $0.slug == slug } }
}

// MARK: The file

extension OpenCauses {
  package init(run: String, reading data: Data) {
    let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
    causes = lines.dropFirst().compactMap { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return cells.count == 3 ? Cause(id: cells[0], slug: cells[1], mapping: cells[2]) : nil
    }
    self.run = run
  }

  package var text: String {
    "cause,reason,mapping\r\n"
      + causes.map { "\($0.id),\($0.slug),\($0.mapping)\r\n" }.joined()
  }

  /// Leaves the list in the folder of its run.
  package func write(into work: WorkFolder) throws(ReviewError) {
    try PrivateFile.write(text, to: "\(work.folder(ofRun: run))/\(Self.fileName)")
  }
}
