import Extract
import Transform

/// The records of files that several mappings read: each such file is read once, and its records stay
/// in the work folder until the last of these mappings has had them.
///
/// Not those of plain CSV, whose fields are nearly all of the file: to split them again costs no more
/// than to write them down. Records that are brought together by their keys are always kept. What the
/// first mapping of a source would keep is read ahead of it. See decisions 0031 and 0034. Belongs to
/// the thread that writes.
final class Spools {
  private let folder: String
  /// By the source, and then by the name of the file.
  private var sources: [String: (spool: RecordSpool, files: [String: SpooledFile])] = [:]
  private let ahead: ReadAhead

  /// Begins to read ahead.
  ///
  /// - Parameters:
  ///   - phases: All phases of the run.
  ///   - folder: The work folder.
  ///   - mayBegin: Whether a core has nothing better to do.
  init(
    _ phases: [SourcePlan.Phase], folder: String,
    mayBegin: @escaping @Sendable () -> Bool = { true }
  ) {
    self.folder = folder
    var seen: Set<String> = []
    var due: [ReadAhead.Source] = []
    for (position, phase) in phases.enumerated() where seen.insert(phase.plan.source).inserted {
      let later = phases[(position + 1)...]
      guard !phase.files.isEmpty,
        phase.files.allSatisfy({ $0.kept == nil && Self.keeps($0, of: phase, before: later) })
      else { continue }
      due.append(
        ReadAhead.Source(name: phase.plan.source, plan: phase.plan, files: phase.files))
    }
    ahead = ReadAhead(due, folder: folder, mayBegin: mayBegin)
  }

  /// Whether a file is kept by the first mapping that reads it; one that cannot be looked at is not.
  private static func keeps(
    _ planned: PlannedFile, of phase: SourcePlan.Phase, before later: ArraySlice<SourcePlan.Phase>
  ) -> Bool {
    if phase.plan.isGrouped { return true }
    do throws(ExtractError) {
      return try isKept(planned, of: phase, before: later)
    } catch {
      return false
    }
  }

  /// Whether a later mapping takes the records of a file from where the present one keeps them.
  private static func isKept(
    _ planned: PlannedFile, of phase: SourcePlan.Phase, before later: ArraySlice<SourcePlan.Phase>
  ) throws(ExtractError) -> Bool {
    guard let next = later.first(where: { $0.plan.source == phase.plan.source }),
      !next.plan.isGrouped
    else { return false }
    return try planned.isReadOnce
  }

  /// Whether a source is still being read ahead, or to be.
  func isDue(_ source: String) -> Bool { ahead.isDue(source) }

  /// How many bytes of a source have been read ahead.
  func bytesRead(of source: String) -> Int { ahead.bytesRead(of: source) }

  /// Waits until a source is read ahead, or for some seconds.
  func wait(for source: String, seconds: Double) { ahead.wait(for: source, seconds: seconds) }

  /// Reads no more ahead.
  func end() { ahead.end() }

  /// The spool of a file of a source that is not due any more.
  ///
  /// - Parameters:
  ///   - planned: The file.
  ///   - phase: The phase that reads it.
  ///   - later: Those that come.
  /// - Returns: `nil` where it is read from the file itself, and kept for nobody.
  /// - Throws: When the file is gone, or nothing can be kept in the folder.
  func file(
    _ planned: PlannedFile, of phase: SourcePlan.Phase, before later: ArraySlice<SourcePlan.Phase>
  ) throws(ExtractError) -> SpooledFile? {
    guard planned.kept == nil else { return nil }
    let source = phase.plan.source
    if let kept = try ahead.take(source) { keep(kept, of: source) }
    if let known = sources[source]?.files[planned.name] { return known.isWhole ? known : nil }
    guard try Self.isKept(planned, of: phase, before: later) else { return nil }
    return try begin(planned, source)
  }

  private func keep(_ kept: ReadAhead.Kept, of source: String) {
    let files = kept.files.map { ($0.planned.name, $0.spooled) }
    // A manifest may name a file twice.
    sources[source] = (kept.spool, Dictionary(files) { first, _ in first })
  }

  /// The spool of records that are brought together by their keys, and the files in it; the source is
  /// not due any more.
  func files(of phase: SourcePlan.Phase) throws(ExtractError) -> ReadAhead.Kept {
    if let kept = try ahead.take(phase.plan.source) {
      keep(kept, of: phase.plan.source)
      return kept
    }
    // Its own: what an earlier mapping has kept is of no more use.
    sources[phase.plan.source] = nil
    var files: [(PlannedFile, SpooledFile)] = []
    for planned in phase.files { files.append((planned, try begin(planned, phase.plan.source))) }
    guard let spool = sources[phase.plan.source]?.spool else {
      preconditionFailure("a phase without files is not run")
    }
    return (spool, files)
  }

  private func begin(
    _ planned: PlannedFile, _ source: String
  ) throws(ExtractError) -> SpooledFile {
    if sources[source] == nil { sources[source] = (try RecordSpool(folder: folder), [:]) }
    guard var spooled = sources[source] else { preconditionFailure("it was just made") }
    let file = try SpooledFile(
      planned.kept == nil ? try planned.open() : nil, layout: planned.layout,
      in: spooled.spool)
    if planned.kept == nil { spooled.files[planned.name] = file }
    sources[source] = spooled
    return file
  }

  /// Lets the records go that no later mapping reads.
  func removeAll(but later: ArraySlice<SourcePlan.Phase>) {
    let read = Set(later.map(\.plan.source))
    sources = sources.filter { read.contains($0.key) }
  }
}

extension SpooledFile {
  /// Reads a file to its end, and keeps all of it.
  ///
  /// - Parameters:
  ///   - planned: The file.
  ///   - batch: What it is read into.
  ///   - isWanted: Is given each batch, what could not be split with it, and the places of its records
  ///     in the spool; says whether to read on.
  /// - Returns: Whether the end was reached.
  /// - Throws: When the file can no longer be read, or the spool no longer be written.
  func keep(
    _ planned: PlannedFile, batch: inout RecordBatch,
    while isWanted: (inout RecordBatch, inout [BrokenRecord], [Int]) throws(ExtractError) -> Bool
  ) throws(ExtractError) -> Bool {
    var reader = try planned.reader()
    var broken: [BrokenRecord] = []
    while try reader.read(into: &batch, broken: &broken) {
      let places = try add(batch, broken, upTo: reader.mark)
      guard try isWanted(&batch, &broken, places) else { return false }
    }
    guard let ending = reader.ending else {
      preconditionFailure("a reader that has come to its end knows how")
    }
    end(ending)
    return true
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
