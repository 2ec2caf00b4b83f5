import Extract
import Foundation
import Migration
import TestSupport
import Testing
import Transform

/// The shipped layout of the national inpatient record against the positions that a trust published.
@Suite(
  .enabled(
    if: ProcessInfo.processInfo.environment["TRACKWAY_CORPORA"] != nil,
    "TRACKWAY_CORPORA names no folder of test data"))
struct SUSLayoutTests {
  /// What the shipped layout counts through that the published list names one by one, or as a block:
  /// the columns, the published places, and how far apart the repeats are.
  static let repeats: [(column: String, first: String, step: Int)] = [
    ("DiagnosisICD_", "PrimaryDiagnosisICD", 7),
    ("ProcedureOPCS_", "PrimaryProcedureOPCS", 40),
    ("ProcedureDate_", "PrimaryProcedureDate", 40),
  ]

  @Test func `every column stands where the published layout has it`() throws {
    let (published, end) = try Self.published()
    let project = try Trial.project(Repository.path("Mappings/sus-fixed")).project
    let layout = try #require(project.source(named: "inpatients")?.layout)
    guard case .fixed(let dialect) = layout.format else {
      Issue.record("the layout is not of fixed positions")
      return
    }

    for (column, position) in zip(layout.columns, dialect.positions) {
      let place = try #require(Self.place(of: column.name, published), "\(column.name)")
      #expect(position == place, "\(column.name)")
    }
    #expect(dialect.recordLength == end)
    #expect(layout.columns.count > 60)
  }

  /// The bytes of a column by the published list, counted from 0.
  private static func place(of column: String, _ published: [String: Range<Int>]) -> Range<Int>? {
    if let place = published[column] { return place }
    for run in repeats where column.hasPrefix(run.column) {
      guard let number = Int(column.dropFirst(run.column.count)), let first = published[run.first]
      else { return nil }
      let start = first.lowerBound + (number - 1) * run.step
      return start..<(start + first.count)
    }
    return nil
  }

  /// The published list, name, start from 1 and length, and where the last of all fields ends.
  ///
  /// Of a name that comes twice it is the first.
  private static func published() throws -> (places: [String: Range<Int>], end: Int) {
    let folder = ProcessInfo.processInfo.environment["TRACKWAY_CORPORA"] ?? ""
    let text = try String(
      contentsOfFile: "\(folder)/nhs-sus-fixed-layout/SusInpatient.csv", encoding: .utf8)
    var places: [String: Range<Int>] = [:]
    var end = 0
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let cells = line.split(separator: ",").map(String.init)
      guard cells.count == 3, let start = Int(cells[1]), let length = Int(cells[2])
      else { continue }
      let place = (start - 1)..<(start - 1 + length)
      if places[cells[0]] == nil { places[cells[0]] = place }
      end = max(end, place.upperBound)
    }
    return (places, end)
  }
}
