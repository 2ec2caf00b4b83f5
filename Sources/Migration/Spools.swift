import Extract
import Transform

/// The records of files that several mappings read: each such file is read once, and its records stay
/// in the work folder until the last of these mappings has had them.
///
/// Not those of plain CSV, whose fields are nearly all of the file: to split them again costs no more
/// than to write them down. Records that are brought together by their keys are always kept, and read
/// for that from the file itself. See decision 0031.
struct Spools {
  private let folder: String
  /// By the source, and then by the name of the file.
  private var sources: [String: (spool: RecordSpool, files: [String: SpooledFile])] = [:]

  /// - Parameter folder: The work folder's of the run.
  init(folder: String) { self.folder = folder }

  /// The spool of a file.
  ///
  /// - Parameters:
  ///   - planned: The file.
  ///   - phase: The phase that reads it.
  ///   - later: Those that come.
  /// - Returns: `nil` where it is read from the file itself, and kept for nobody.
  /// - Throws: When the file is gone, or nothing can be kept in the folder.
  mutating func file(
    _ planned: PlannedFile, of phase: SourcePlan.Phase, before later: ArraySlice<SourcePlan.Phase>
  ) throws(ExtractError) -> SpooledFile? {
    guard planned.kept == nil else { return nil }
    let source = phase.plan.source
    if let known = sources[source]?.files[planned.name] { return known.isWhole ? known : nil }
    guard let next = later.first(where: { $0.plan.source == source }), !next.plan.isGrouped,
      try planned.isReadOnce
    else { return nil }
    return try begin(planned, source)
  }

  /// The spool of records that are brought together by their keys, and the files in it.
  mutating func files(
    of phase: SourcePlan.Phase
  ) throws(ExtractError) -> (spool: RecordSpool, files: [(PlannedFile, SpooledFile)]) {
    // Its own: what an earlier mapping has kept is of no more use.
    sources[phase.plan.source] = nil
    var files: [(PlannedFile, SpooledFile)] = []
    for planned in phase.files { files.append((planned, try begin(planned, phase.plan.source))) }
    guard let spool = sources[phase.plan.source]?.spool else {
      preconditionFailure("a phase without files is not run")
    }
    return (spool, files)
  }

  private mutating func begin(
    _ planned: PlannedFile, _ source: String
  ) throws(ExtractError) -> SpooledFile {
    if sources[source] == nil { sources[source] = (try RecordSpool(folder: folder), [:]) }
    guard var spooled = sources[source] else { preconditionFailure("it was just made") }
    let file = try SpooledFile(
      planned.kept == nil ? try SourceFile.open(path: planned.path) : nil, layout: planned.layout,
      in: spooled.spool)
    if planned.kept == nil { spooled.files[planned.name] = file }
    sources[source] = spooled
    return file
  }

  /// Lets the records go that no later mapping reads.
  mutating func removeAll(but later: ArraySlice<SourcePlan.Phase>) {
    let read = Set(later.map(\.plan.source))
    sources = sources.filter { read.contains($0.key) }
  }
}

extension PlannedFile {
  /// Whether its records are kept rather than read again: where they are found slowly, or are far
  /// longer than their fields.
  var isReadOnce: Bool {
    get throws(ExtractError) {
      guard case .csv = layout.format else { return true }
      return try SourceFile.open(path: path).isPacked()
    }
  }
}
