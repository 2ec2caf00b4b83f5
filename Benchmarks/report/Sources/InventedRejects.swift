import Foundation
import Migration
import Review

/// Rejects of a made-up trust: some reasons with few records, some with most of them, and records that
/// wait.
enum InventedRejects {
  /// Reason, column and how many of twenty records have it.
  private static let reasons: [(slug: String, column: String, number: UInt16, share: Int)] = [
    ("DATE_INVALID", "BIRTH_DTTM", 2002, 7), ("CODE_UNMAPPED", "GENDER_CODE", 3001, 6),
    ("NHS_VERIFIED_TWICE", "NHS_NUMBER", 6005, 3), ("KEY_CONFLICT", "PAS_ID", 6007, 2),
    ("DATE_OUT_OF_ORDER", "DEATH_DTTM", 2005, 1), ("QUOTE_BROKEN", "", 1003, 1),
  ]
  private static let names = ["ASHTON", "BREWER", "CARTER", "DAWSON", "ELLIOTT", "FLETCHER"]

  static func records(_ count: Int) -> [IsolatedRecord] {
    let reasonOf = reasons.flatMap { Array(repeating: $0, count: $0.share) }
    return (0..<count).flatMap { number -> [IsolatedRecord] in
      let reason = reasonOf[number * 7 % reasonOf.count]
      let rejected = record(number, reason)
      guard number % 9 == 0 else { return [rejected] }
      var held = record(count + number, reason)
      held.outcome = .held
      held.cause = .reject(rejected.id)
      held.faults = []
      return [rejected, held]
    }
  }

  private static func record(
    _ number: Int, _ reason: (slug: String, column: String, number: UInt16, share: Int)
  ) -> IsolatedRecord {
    let key = String(10_000_000 + number)
    let name = names[number % names.count]
    let text =
      "\(key),\(key),999 \(100 + number % 900) \(1000 + number % 9000),V,MR,JO,\(name),U,"
      + "31/02/19\(10 + number % 90) 00:00:00,,N,\(number % 200) HIGH STREET,LITTLE \(name),"
      + "SOMEWHERE,COUNTY,,ZZ\(number % 90) 9ZZ,N,01632 960\(100 + number % 900),Y,07700 900"
      + "\(100 + number % 900),Y,,A,M,\(name) PAT,G9999998,V81999,,,,,Added\r\n"
    var record = IsolatedRecord(
      id: String(repeating: "0", count: 32 - key.count) + key, mapping: "patient",
      file: "PMI_00\(number % 4 + 1).csv", record: number + 1, lines: number + 2...number + 2,
      bytes: number * 240..<number * 240 + text.utf8.count, original: Array(text.utf8),
      legacyKey: key, outcome: .rejected, firstRun: "2026-11-22-a")
    record.faults = [
      IsolatedFault(
        number: reason.number, slug: reason.slug,
        column: reason.column.isEmpty ? nil : reason.column,
        bytes: reason.column.isEmpty ? nil : 0..<8, target: "patient.birth_date",
        expected: "what the mapping says")
    ]
    if number % 500 == 3 {
      record.live = LiveConcern(tables: ["spell"], ward: "Fern Ward", bed: "bed \(number % 28)")
    }
    return record
  }

  static func summary(of records: [IsolatedRecord]) throws -> RunSummary {
    let rejected = records.count { $0.outcome == .rejected }
    let held = records.count - rejected
    let read = 8_000_000
    let counts = """
      "declared":\(read),"read":\(read),"loaded":\(read - rejected - held),"repaired":0,"merged":0,
      "updated":0,"duplicate":0,"skipped":0,"held":\(held),"rejected":\(rejected),"compared":0
      """
    let live = records.count { $0.live != nil }
    let json = """
      {"run":"2026-11-22-a","project":"medway-csv","store":"sqlite:trackway.db","verdict":"no_go",
       "balanced":true,"closed":0,\(counts),"to_fix":\(rejected),"live_rejected":\(live),
       "seconds":52.3,"peak_bytes":1,"rules":[],"limits":[],
       "files":[{"file":"PMI_001.csv","mapping":"patient","derived":false,"sha256":"00",
                 \(counts),"proved":true}]}
      """
    return try JSONDecoder().decode(RunSummary.self, from: Data(json.utf8))
  }
}
