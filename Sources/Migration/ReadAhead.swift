import Extract
import Foundation
import Transform

/// Reads sources into their spools while earlier ones are loaded: what is slow to read is read by the
/// time that its mapping is due.
///
/// One thread reads the sources one after the other, in the order in which they are due.
final class ReadAhead: @unchecked Sendable {
  /// A source whose records are all kept.
  struct Source: Sendable {
    let name: String
    /// The first mapping that reads it.
    let plan: MappingPlan
    let files: [PlannedFile]
  }

  /// What is kept of a source, its files in their order.
  typealias Kept = (spool: RecordSpool, files: [(planned: PlannedFile, spooled: SpooledFile)])

  // SAFETY: `condition` guards all below it. What is kept of a source belongs to the thread that reads
  // until it lies in `read`, and from there to the one who takes it.
  private let condition = NSCondition()
  private var due: [Source]
  private var read: [String: Result<Kept, ExtractError>] = [:]
  private var bytesRead: [String: Int] = [:]
  private var isCancelled = false
  private var isReading = true
  private let folder: String
  private let mostBrokenBytes: Int

  /// In bytes, of records that could not be split: of all sources together.
  private static let mostBrokenBytes = 16 << 20

  /// Begins to read.
  ///
  /// - Parameters:
  ///   - sources: In the order in which they are due.
  ///   - folder: The work folder.
  ///   - mayBegin: Whether a core has nothing better to do; asked until it has.
  init(_ sources: [Source], folder: String, mayBegin: @escaping @Sendable () -> Bool) {
    due = sources
    mostBrokenBytes = Self.mostBrokenBytes / max(1, sources.reduce(0) { $0 + $1.files.count })
    self.folder = folder
    let thread = Thread {
      while !self.isEnded, !mayBegin() { Thread.sleep(forTimeInterval: 0.01) }
      self.readAll()
    }
    thread.stackSize = 8 << 20
    thread.name = "read ahead"
    thread.start()
  }

  /// Whether a source is still to be read, or being read.
  func isDue(_ source: String) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    return due.contains { $0.name == source }
  }

  /// How many bytes of a source have been read.
  func bytesRead(of source: String) -> Int {
    condition.lock()
    defer { condition.unlock() }
    return bytesRead[source] ?? 0
  }

  /// Waits until a source is read, or for some seconds.
  func wait(for source: String, seconds: Double) {
    condition.lock()
    defer { condition.unlock() }
    guard due.contains(where: { $0.name == source }) else { return }
    _ = condition.wait(until: Date(timeIntervalSinceNow: seconds))
  }

  /// Hands over what is kept of a source, once and when it is no longer due.
  ///
  /// - Returns: `nil` where the source is not read ahead.
  /// - Throws: What the reading of it ended with.
  func take(_ source: String) throws(ExtractError) -> Kept? {
    condition.lock()
    defer { condition.unlock() }
    precondition(!due.contains { $0.name == source }, "the source is still being read")
    return try read.removeValue(forKey: source)?.get()
  }

  /// Reads no more, and lets go what nobody has taken.
  func end() {
    condition.lock()
    defer { condition.unlock() }
    isCancelled = true
    while isReading { condition.wait() }
    read = [:]
  }

  private func readAll() {
    while let source = next() {
      let result: Result<Kept, ExtractError>
      do throws(ExtractError) {
        result = .success(try read(source))
      } catch {
        result = .failure(error)
      }
      condition.lock()
      due.removeFirst()
      read[source.name] = result
      condition.broadcast()
      condition.unlock()
    }
    condition.lock()
    isReading = false
    condition.broadcast()
    condition.unlock()
  }

  private var isEnded: Bool {
    condition.lock()
    defer { condition.unlock() }
    return isCancelled
  }

  private func next() -> Source? {
    condition.lock()
    defer { condition.unlock() }
    return isCancelled ? nil : due.first
  }

  private func read(_ source: Source) throws(ExtractError) -> Kept {
    let spool = try RecordSpool(folder: folder)
    var files: [(planned: PlannedFile, spooled: SpooledFile)] = []
    var batch = source.plan.makeRecords(Mapper.recordsPerBatch, bytes: Mapper.bytesPerBatch)
    var before = 0
    for planned in source.files {
      let file = try SpooledFile(
        try planned.open(), layout: planned.layout, in: spool,
        mostBrokenBytes: mostBrokenBytes)
      let isWhole = try file.keep(planned, batch: &batch) { (batch, _, _) in
        let end = batch.count > 0 ? batch.extent(ofRecord: batch.count - 1).end.offset : 0
        return goesOn(source.name, before + min(end, planned.size)) && !file.isGivenUp
      }
      // Otherwise nobody waits for the source any more.
      guard isWhole || file.isGivenUp else { break }
      files.append((planned, file))
      before += planned.size
    }
    return (spool, files)
  }

  /// Notes how far the reading is.
  ///
  /// - Returns: Whether it is still wanted.
  private func goesOn(_ source: String, _ bytes: Int) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    bytesRead[source] = max(bytesRead[source] ?? 0, bytes)
    return !isCancelled
  }
}
