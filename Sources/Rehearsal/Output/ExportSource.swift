import Extract

/// The records of one source, on their way into a file.
final class ExportSource {
  let name: String
  let printer: RecordPrinter
  let file: ExportFile
  private var state: CellState
  /// Those that a reader of this source counts.
  private(set) var records = 0

  /// What a manifest calls its records.
  var recordType: String {
    guard case .fixed(let shape) = printer.shape else { return name }
    return shape.dialect.recordTypes?.read ?? name
  }

  init(name: String, printer: RecordPrinter, file: ExportFile) {
    self.name = name
    self.printer = printer
    self.file = file
    state = CellState(lists: printer.lists.count)
  }

  /// Writes a record.
  ///
  /// - Parameters:
  ///   - visit: The record.
  ///   - edit: What is written otherwise in it.
  ///   - person: Whose it is.
  ///   - stay: Of an episode, where no other file has it.
  ///   - owner: The source that answers for records of unknown type.
  /// - Returns: The line on which it begins.
  /// - Throws: ``RehearsalError/cannotWrite(_:)``.
  func append(
    _ visit: Visit, _ edit: Edit?, of person: Person, in stay: Visit?, strangeTo owner: ExportSource
  ) throws(RehearsalError) -> Int {
    if case .strangeType = edit?.damage { owner.records += 1 } else { records += 1 }
    return try file.append(visit, edit, of: person, in: stay, with: printer, &state)
  }
}
