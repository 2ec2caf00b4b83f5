import Diagnostics
import Extract
import Foundation
import Rehearsal
import TestSupport
import Transform

/// Exports that a rehearsal wrote, read back record by record.
struct Exports {
  /// One record: its cells by column, or the reason for which it cannot be split.
  struct Record {
    let source: String
    let file: String
    let line: Int
    let cells: [String: String]
    let broken: Reason?

    subscript(column: String) -> String { cells[column] ?? "" }
  }

  /// One line of the answer key.
  struct Answer: Decodable {
    struct Cause: Decodable {
      let file: String?
      let line: Int?
      let missingTable: String?
      let missingKey: String?

      enum CodingKeys: String, CodingKey {
        case file, line
        case missingTable = "missing_table"
        case missingKey = "missing_key"
      }
    }

    let file: String
    let line: Int
    let outcome: String
    let reason: String
    let defect: String
    let column: String?
    let waitsFor: Cause?

    enum CodingKeys: String, CodingKey {
      case file, line, outcome, reason, defect, column
      case waitsFor = "waits_for"
    }

    /// Whether the record itself has the fault, and does not only hang on it.
    var isCause: Bool {
      reason != "PARENT_WAITING" && !(outcome == "skipped" && column == nil)
    }
  }

  struct Place: Hashable {
    let file: String
    let line: Int
  }

  let report: RehearsalReport
  let project: RehearsalProject
  let records: [Record]
  let answers: [Answer]

  var byPlace: [Place: Record] {
    Dictionary(uniqueKeysWithValues: records.map { (Place(file: $0.file, line: $0.line), $0) })
  }

  /// The records of a source that no answer names: what must load as it is.
  func innocent(_ source: String) -> [Record] {
    let named = Set(answers.map { Place(file: $0.file, line: $0.line) })
    return of(source).filter { !named.contains(Place(file: $0.file, line: $0.line)) }
  }

  func of(_ source: String) -> [Record] { records.filter { $0.source == source } }

  // MARK: Making them

  /// The shipped project, as far as a rehearsal needs it.
  static func medway() throws -> RehearsalProject { try project("medway-csv") }

  /// What a rehearsal needs of a shipped project.
  static func project(_ name: String) throws -> RehearsalProject {
    let (project, faults) = ProjectReader.read(Repository.path("Mappings/\(name)/"))
    guard let project, faults.isEmpty else { throw Unreadable(faults: faults.map(\.message)) }
    return try RehearsalProject(reading: project)
  }

  struct Unreadable: Error {
    let faults: [String]
  }

  /// Generates into a folder and reads everything back.
  init(
    _ project: RehearsalProject, records: Int, defects: Int, seed: UInt64, in folder: String
  ) throws {
    self.project = project
    report = try Rehearsal.generate(
      project, records: records, defects: defects, seed: seed, into: URL(filePath: folder))
    self.records = try report.files.flatMap { file in
      try Self.read(file.file, of: file.source, project, in: folder)
    }
    let decoder = JSONDecoder()
    answers = try String(contentsOfFile: folder + "/answers.jsonl", encoding: .utf8)
      .split(separator: "\n").map { try decoder.decode(Answer.self, from: Data($0.utf8)) }
  }

  private static func read(
    _ file: String, of source: String, _ project: RehearsalProject, in folder: String
  ) throws -> [Record] {
    guard let layout = project.layouts[source], case .csv(let dialect) = layout.format else {
      throw Unreadable(faults: ["no layout for '\(source)'"])
    }
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + file)))
    var reader = try CSVReader(.memory(bytes, name: file), layout: layout, dialect: dialect)
    var batch = reader.makeBatch()
    var broken: [BrokenRecord] = []
    var records: [Record] = []
    while try reader.read(into: &batch, broken: &broken) {
      for record in 0..<batch.count {
        var cells: [String: String] = [:]
        for (index, column) in layout.columns.enumerated() {
          let field = batch.field(index, ofRecord: record)
          let text = field.indices.map { field[$0] }
          cells[column.name] = String(decoding: text, as: UTF8.self)
        }
        records.append(
          Record(
            source: source, file: file, line: batch.extent(ofRecord: record).firstLine,
            cells: cells, broken: nil))
      }
      for record in broken {
        let cells = zip(layout.columns.map(\.name), record.cells ?? [])
        records.append(
          Record(
            source: source, file: file, line: record.extent.firstLine,
            cells: Dictionary(uniqueKeysWithValues: cells), broken: record.reason))
      }
    }
    return records
  }
}
