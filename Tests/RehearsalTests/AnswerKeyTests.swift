import Diagnostics
import Rehearsal
import TestSupport
import Testing

@Suite struct AnswerKeyTests {
  static func sample(_ seed: UInt64, in folder: String) throws -> Exports {
    try Exports(Exports.medway(), records: 12_000, defects: 200, seed: seed, in: folder)
  }

  @Test func `every kind of defect is seeded three times, beside ten innocents for each`() throws {
    let folder = try TemporaryFolder()
    let exports = try Self.sample(17, in: folder.path)

    for defect in exports.project.plan.defects {
      let seeded = exports.report.defects[defect.name] ?? 0
      #expect(seeded >= 3, "\(defect.name)")
      let beside = exports.project.plan.lookAlikes.filter { $0.beside.contains(defect.name) }
      let innocents = beside.compactMap { exports.report.lookAlikes[$0.name] }.reduce(0, +)
      #expect(innocents >= 10 * seeded, "\(defect.name)")
    }
  }

  @Test func `the look-alikes stand in the files, and no answer names them`() throws {
    let folder = try TemporaryFolder()
    let exports = try Self.sample(24, in: folder.path)

    for plan in exports.project.plan.lookAlikes where plan.how == .write {
      let made = exports.report.lookAlikes[plan.name] ?? 0
      let found = plan.targets.reduce(0) { count, target in
        count
          + exports.innocent(target.source).count { record in
            target.column.map { plan.values.contains(record[$0]) } ?? false
          }
      }
      #expect(made >= 10 && found >= made, "\(plan.name): \(found) of \(made)")
    }
  }

  /// The third had a broken quote in a record whose remark ran over three lines.
  @Test(arguments: [(12_000, 200, 18), (9_000, 150, 4), (14_755, 155, 115)])
  func `every line that cannot be split is an answer, with its reason, and no other`(
    records: Int, defects: Int, seed: UInt64
  ) throws {
    let folder = try TemporaryFolder()
    let exports = try Exports(
      Exports.medway(), records: records, defects: defects, seed: seed, in: folder.path)
    let structure: Set = [
      "ROW_SHORT", "ROW_LONG", "QUOTE_BROKEN", "BYTES_INVALID", "RECORD_TRUNCATED",
    ]

    let broken = exports.records.compactMap { record in
      record.broken.map { "\(record.file):\(record.line) \($0.slug)" }
    }
    let answered = exports.answers.filter { structure.contains($0.reason) }
      .map { "\($0.file):\($0.line) \($0.reason)" }
    #expect(Set(broken) == Set(answered))
    #expect(exports.records.count == records)
  }

  @Test func `every answer names a record that has its defect`() throws {
    let folder = try TemporaryFolder()
    let exports = try Self.sample(19, in: folder.path)
    let evidence = DefectEvidence(exports)
    let plans = Dictionary(
      uniqueKeysWithValues: exports.project.plan.defects.map { ($0.name, $0) })

    for answer in exports.answers where answer.isCause {
      let plan = try #require(plans[answer.defect])
      let record = try #require(
        exports.byPlaceOnce(answer), "\(answer.file):\(answer.line) is no record")
      #expect(
        evidence.shows(plan, record, answer), "\(answer.defect) at \(answer.file):\(answer.line)")
      #expect(
        answer.reason.isEmpty || answer.reason.hasPrefix("SITE_")
          || Reasons.reason(named: answer.reason) != nil)
    }
  }

  @Test func `what is held waits for a record that was rejected, or for one that no file has`()
    throws
  {
    let folder = try TemporaryFolder()
    let exports = try Self.sample(20, in: folder.path)
    let rejected = Set(
      exports.answers.filter { $0.outcome == "rejected" }
        .map { Exports.Place(file: $0.file, line: $0.line) })

    let held = exports.answers.filter { $0.outcome == "held" }
    #expect(!held.isEmpty)
    for answer in held {
      let cause = try #require(answer.waitsFor)
      if let file = cause.file, let line = cause.line {
        #expect(rejected.contains(Exports.Place(file: file, line: line)))
      } else {
        #expect(cause.missingTable == "patient" || cause.missingTable == "spell")
        #expect(cause.missingKey != nil)
      }
    }
  }

  @Test func `everything that hangs on a rejected patient is held`() throws {
    let folder = try TemporaryFolder()
    let exports = try Self.sample(23, in: folder.path)
    let places = exports.byPlace
    let lost = exports.answers.filter { $0.file == "PMI_001.csv" && $0.outcome == "rejected" }
    let named = Dictionary(grouping: exports.answers) {
      Exports.Place(file: $0.file, line: $0.line)
    }

    var children = 0
    for answer in lost where answer.defect != "key_conflict" && answer.defect != "key_blank" {
      let patient = try #require(places[Exports.Place(file: answer.file, line: answer.line)])
      for record in exports.records where record.source != "pmi" {
        guard record["PAS_ID"] == patient["PAS_ID"] else { continue }
        children += 1
        let answers = named[Exports.Place(file: record.file, line: record.line)] ?? []
        #expect(
          answers.map(\.outcome) == ["held"] && answers.first?.waitsFor?.line == answer.line,
          "\(record.file):\(record.line)")
      }
    }
    #expect(children > 0)
  }
}

extension Exports {
  /// The record that an answer names; of an identical pair the later one.
  fileprivate func byPlaceOnce(_ answer: Answer) -> Record? {
    records.first { $0.file == answer.file && $0.line == answer.line }
  }
}
