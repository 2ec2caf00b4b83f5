import Extract
import Foundation
import RecordStore
import Schema
import Transform

/// Explains a row of the EPR's own: load file 0, behind which no record of the old system stands.
struct OwnRow {
  let row: StoredRow
  let project: Project
  let connection: any Connection

  func explanation(_ masking: Masking) throws -> Explanation {
    var explanation = Explanation(
      table: row.table.name, id: row.id, key: row.text("legacy_key").map(masking.shown),
      origin: .reference)
    let names = crosswalkLines() + referenceLines()
    explanation.remarks = try created() + names
    if names.isEmpty, try run() == nil {
      explanation.origin = .entered
      explanation.remarks.append(
        "The row was entered in the EPR: no record of the old system stands behind it.")
    }
    guard let facts = facts() else { return explanation }
    let printer = StoredCellPrinter(facts)
    for column in row.table.columns {
      guard let value = printer.text(column, of: row.table, in: row.cells) else { continue }
      var field = ExplainedField(field: column.name, value: masking.shown(value))
      if case .ref(let table) = column.type, let id = row.integer(column.name) {
        (field.value, field.row) = (nil, ExplainedRow(table: table, id: id))
      }
      explanation.fields.append(field)
    }
    return explanation
  }

  /// Only to print with.
  private func facts() -> RunFacts? {
    RunFacts(
      asAt: 0, timezone: project.timezone, sourceSystem: project.sourceSystem, crosswalks: [],
      origins: [])
  }

  /// The run before which the row was not there.
  private func run() throws -> String? {
    try connection.text(
      """
      SELECT run.name FROM before_image JOIN run ON run.id = before_image.run
      WHERE table_name = \(row.table.name) AND row = \(row.id) AND image IS NULL
      """)
  }

  private func created() throws -> [String] {
    try run().map { ["Run \($0) has created it: the EPR had no such row before."] } ?? []
  }

  /// The lines of crosswalks that lead to the row.
  private func crosswalkLines() -> [String] {
    project.crosswalks.flatMap { crosswalk -> [String] in
      guard crosswalk.table == row.table.name, let code = row.text(crosswalk.field) else {
        return []
      }
      return crosswalk.codes.lines.filter { $0.status == .approved && $0.target == code }.map {
        "\(crosswalk.codes.file):\($0.line) matches the code '\($0.sourceCode)' to it, approved by"
          + " \($0.by) on \($0.on)."
      }
    }
  }

  /// The lines of reference files that have the row, known by their first column.
  private func referenceLines() -> [String] {
    project.references.flatMap { reference -> [String] in
      guard reference.table == row.table.name,
        let data = FileManager.default.contents(atPath: reference.path)
      else { return [] }
      let lines = String(decoding: data, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      guard let column = lines.first.flatMap({ Self.firstCell($0) }), let code = row.text(column)
      else { return [] }
      return lines.indices.dropFirst().filter { Self.firstCell(lines[$0]) == code }.map {
        "\(URL(filePath: reference.path).lastPathComponent):\($0 + 1) has it, a file of national"
          + " reference data."
      }
    }
  }

  private static func firstCell(_ line: Substring) -> String? {
    line.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false).first.map {
      $0.filter { !"\u{FEFF}\"\r".contains($0) }
    }
  }
}
