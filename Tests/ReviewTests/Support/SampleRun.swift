import Foundation
import Migration
import Review

/// An invented run: three files, one of them not proved; seven to fix, of which one is in no file;
/// repairs, lists and skips.
enum SampleRun {
  static func summary(
    verdict: String = "no_go", message: String? = nil, live: Int? = nil
  ) throws -> RunSummary {
    let text = message.map { "\"\($0)\"" } ?? "null"
    let files = [
      file("PMI_001.csv", "patient", 750_000, loaded: 749_950, repaired: 8_300, skipped: 46, 4),
      file("SPELLS_001.csv", "spell", 250_000, loaded: 249_983, repaired: 400, held: 15, 2),
      file("ALERTS.csv", "alert", 1_204, loaded: 1_188, repaired: 59, held: 16, 0, proved: false),
    ].joined(separator: ",")
    let json = """
      {"run":"2026-11-22-a","project":"medway-csv","store":"sqlite:trackway.db",
       "verdict":"\(verdict)","balanced":true,"declared":1001204,"read":1001204,
       "loaded":1001121,"repaired":8759,"merged":0,"updated":0,"closed":0,"duplicate":0,
       "skipped":46,"held":31,"rejected":6,"compared":0,"to_fix":7,"live_rejected":\(live.map(String.init) ?? "null"),
       "seconds":52.3,"peak_bytes":123456789,"files":[\(files)],"rules":[],"message":\(text),
       "limits":[
        {"limit":"to fix","allowed":"at most 20","found":"7","holds":true},
        {"limit":"waiting for them","allowed":"at most 200","found":"31","holds":true},
        {"limit":"skipped","allowed":"at most 500","found":"46","holds":true},
        {"limit":"files not proved","allowed":"0","found":"1 (ALERTS.csv)","holds":false},
        {"limit":"repairs of any one rule","allowed":"at most 1% of its records",
         "found":"0.93% (patient.postcode invalid)","holds":true},
        {"limit":"repairs of gp_registration.practice not found",
         "allowed":"at most 0.1% of its records","found":"0.16%","holds":false}]}
      """
    return try JSONDecoder().decode(RunSummary.self, from: Data(json.utf8))
  }

  private static func file(
    _ name: String, _ mapping: String, _ read: Int, loaded: Int, repaired: Int, held: Int = 0,
    skipped: Int = 0, _ rejected: Int, proved: Bool = true
  ) -> String {
    """
    {"file":"\(name)","mapping":"\(mapping)","derived":false,
     "sha256":"\(String(repeating: "9f3a", count: 16))","declared":\(proved ? "\(read)" : "null"),
     "read":\(read),"loaded":\(loaded),"repaired":\(repaired),"merged":0,"updated":0,
     "duplicate":0,"skipped":\(skipped),"held":\(held),"rejected":\(rejected),"compared":0,
     "proved":\(proved)}
    """
  }

  static let records: [IsolatedRecord] = rejected + held

  static let rejected = [
    record(
      "a10000000000000000000000000000a1", "patient", "PMI_001.csv", 1_204,
      "M0001204,9990001235,WAKEFIELD ,Jo,31/02/1987,TA1 5AA\r\n", key: "M0001204",
      faults: [("KEY_CONFLICT", "PAS_ID", 0..<8, "patient", "a key that no other record has")]),
    record(
      "a20000000000000000000000000000a2", "patient", "PMI_001.csv", 88_012,
      "M0088012,9990002312,JONES,Zo\u{0}\u{EB},04/07/1931\r\n", latin1: true, key: "M0088012",
      faults: [
        ("ROW_SHORT", nil, nil, nil, "33 cells; the record has 5")
      ]),
    record(
      "a30000000000000000000000000000a3", "patient", "PMI_001.csv", 310_442,
      "M0310442,\"O'NEIL,Pat,12/03/1958,<b>TA2 7QQ</b>,01823 999 000\n", key: nil,
      faults: [("QUOTE_BROKEN", nil, nil, nil, nil)]),
    record(
      "a40000000000000000000000000000a4", "patient", "PMI_001.csv", 700_000,
      ",9990004544,BROWN,Sam,01/05/1990,TA6 3LN\r\n", key: nil,
      faults: [("FIELD_BLANK", "PAS_ID", 0..<0, "patient.legacy_key", "a hospital number")]),
    record(
      "b10000000000000000000000000000b1", "spell", "SPELLS_001.csv", 5_121,
      "S005121,M0000420,10/03/2024 09:15,08/03/2024 11:00,W7A\r\n", key: "S005121",
      faults: [
        (
          "DATE_OUT_OF_ORDER", "DISCHARGE_DATE", 34..<50, "spell.discharged_at",
          "not before the admission"
        ),
        ("NOT_ONE_OF", "WARD", 51..<54, "spell.ward", "a ward of the list"),
      ]),
    record(
      "b20000000000000000000000000000b2", "spell", "SPELLS_001.csv", 77_003,
      "S077003,M0000987,19/03/2024 22:10,18/03/2024 10:00,W2\r\n", key: "S077003",
      faults: [
        (
          "DATE_OUT_OF_ORDER", "DISCHARGE_DATE", 34..<50, "spell.discharged_at",
          "not before the admission"
        )
      ]),
  ]

  static let held: [IsolatedRecord] =
    (0..<15).map { number in
      var record = record(
        "c\(number)", "spell", "SPELLS_001.csv", 900 + number,
        "S0009\(number),M0001204,01/01/2020 10:00,,W1\r\n", key: "S0009\(number)", faults: [])
      record.outcome = .held
      record.cause = .reject(number < 10 ? rejected[0].id : rejected[4].id)
      return record
    }
    + (0..<16).map { number in
      var record = record(
        "d\(number)", "alert", "ALERTS.csv", 20 + number, "M0777777,ALLERGY\r\n", key: nil,
        faults: [])
      record.outcome = .held
      record.cause = .missing(table: "patient", key: "M0777777")
      return record
    }

  static let notes: [NoteGroup] = [
    note(.repair, "POSTCODE_INVALID", "patient.postcode invalid", "patient", 6_980, "POSTCODE"),
    note(
      .repair, "CROSSWALK_UNMATCHED", "gp_registration.practice not found", "patient", 1_204,
      "GP_PRAC"),
    note(.repair, "NHS_CHECK_DIGIT", "patient.nhs_number invalid", "patient", 100, "NHS_NO"),
    note(.repair, "NHS_FORM", "patient.nhs_number invalid", "patient", 16, "NHS_NO"),
    note(.repair, "CODE_UNMAPPED", "spell.admission_method unmapped", "spell", 400, "ADM_METH"),
    note(.repair, "DATE_PARTIAL", "alert.noted_on invalid", "alert", 59, "NOTED"),
    note(.list, "DEATH_CONFLICT", "patient.deceased", "patient", 12, nil),
    note(.list, "POSSIBLE_DUPLICATE", "same names, birth date and postcode", "patient", 318, nil),
    note(.skip, "SITE_TEST_PATIENT", "SITE_TEST_PATIENT", "patient", 46, nil),
  ]

  static func note(
    _ kind: NoteGroup.Kind, _ slug: String, _ rule: String, _ mapping: String, _ count: Int,
    _ column: String?
  ) -> NoteGroup {
    let file = ["patient": "PMI_001.csv", "spell": "SPELLS_001.csv"][mapping] ?? "ALERTS.csv"
    return NoteGroup(
      kind: kind, slug: slug, rule: rule, mapping: mapping, column: column, count: count,
      places: (0..<min(count, 20)).map { .init(file: file, record: 31 * $0 + 5, line: 31 * $0 + 6) }
    )
  }

  static func record(
    _ id: String, _ mapping: String, _ file: String, _ number: Int, _ text: String,
    latin1: Bool = false, key: String?,
    faults: [(
      slug: String, column: String?, bytes: Range<Int>?, target: String?, expected: String?
    )]
  ) -> IsolatedRecord {
    let bytes = latin1 ? text.unicodeScalars.map { UInt8($0.value) } : Array(text.utf8)
    return IsolatedRecord(
      id: id, mapping: mapping, file: file, record: number, lines: number + 1...number + 1,
      bytes: number * 60..<number * 60 + bytes.count, original: bytes, legacyKey: key,
      outcome: .rejected,
      faults: faults.map {
        IsolatedFault(
          number: 9000, slug: $0.slug, column: $0.column, bytes: $0.bytes, target: $0.target,
          expected: $0.expected)
      }, firstRun: "2026-11-22-a")
  }
}
