import Diagnostics
import Extract
import Load
import Transform

// The old system's own reports: read before the load, compared after it.

extension MigrationRun {
  /// Reads a report into a table of its own.
  func read(_ report: SourcePlan.Report, _ tools: Tools) throws {
    try tools.writer.open()
    let table = try ReportTable(
      of: report.source.name, columns: report.source.layout.columns.count, tools.connection)
    try tools.commitIfInUse()
    var records = 0
    for planned in report.files {
      try tools.writer.open()
      let file = try tools.ledger.begin(
        planned.name, sha256: planned.sha256, size: planned.size,
        encoding: planned.layout.encoding.rawValue, mapping: report.source.name, isDerived: false,
        declared: planned.declared)
      entries.append(RunBooks.Entry(file: file, isReport: true))
      // Of a run that was resumed, it is told once of a line that cannot be split.
      if !isSettled { try tools.ledger.forgetNotes(of: file) }
      tell("reading \(report.source.name)", file: planned.name, force: true)
      let ending: SourceEnding?
      do {
        ending = try fill(table, from: planned, of: report.source, file.facts.number, tools.ledger)
      } catch let error as ExtractError {
        throw MigrationError(error)
      }
      guard let ending else { preconditionFailure("the report was read to no end") }
      try conclude(ending, planned, entry: entries.count - 1, tools)
      entries[entries.count - 1].isWhole = ending.brokenOfFile == 0
      try tools.commitIfInUse()
      records += ending.records
      finishedBytes += planned.size
    }
    end(
      RunStep(
        .list, of: report.source.name, records: records,
        bytes: report.files.reduce(0) { $0 + $1.size }))
  }

  /// Whether the rules were carried out before the run was resumed.
  private var isSettled: Bool { options.resumed?.findings != nil }

  private func fill(
    _ table: ReportTable, from planned: PlannedFile, of source: Project.Source, _ file: Int64,
    _ ledger: Ledger
  ) throws -> SourceEnding? {
    let blanks = source.layout.columns.map { column in
      (source.layout.blankValues + column.blankValues).map { Array($0.utf8) }
    }
    var reader = try Format.reader(of: planned.open(), layout: planned.layout)
    var batch = RecordBatch(planned.layout)
    var broken: [BrokenRecord] = []
    var rows = table.makeBatch()
    while try reader.read(into: &batch, broken: &broken) {
      rows.removeAll()
      for record in 0..<batch.count {
        let extent = batch.extent(ofRecord: record)
        rows.add(
          record: record, of: batch, blanks: blanks,
          leading: ReportTable.place(
            file: file, record: extent.record, firstLine: extent.firstLine), to: 0)
      }
      // A line that cannot be split is compared with nothing: someone has to look at it.
      let notes = broken.map { record in
        RecordNote(
          record: record.extent.record, firstLine: record.extent.firstLine, kind: .list,
          slug: record.reason.slug, rule: "source \(source.name)", sourceColumn: nil)
      }
      try table.add(rows, broken: isSettled ? [] : notes, of: file, ledger)
    }
    return reader.ending
  }
}
