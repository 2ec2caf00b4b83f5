package import Diagnostics
import Extract
import Foundation

/// The list of what people have decided: append-only, each line with the hash of the one before.
///
/// `decisions.jsonl` in the work folder. Several lines are added all or none.
package struct DecisionLog: Sendable {
  package static let fileName = "decisions.jsonl"

  let folder: String
  package private(set) var lines: [DecisionLine]

  /// Reads the list.
  ///
  /// - Throws: Where it cannot be read, or is not the one that was written.
  package init(in work: WorkFolder) throws(MigrationError) {
    folder = work.path
    let chain = try Self.chain(whole: work.path)
    if let fault = chain.faults.first { throw MigrationError(fault) }
    lines = chain.lines
  }

  /// What is wrong with the list; empty where it is as it was written.
  package static func faults(in work: WorkFolder) -> [Diagnostic] {
    do throws(MigrationError) {
      return try chain(whole: work.path).faults
    } catch {
      return [error.diagnostic]
    }
  }

  /// The list as it was when its last line had this hash.
  ///
  /// - Throws: Where it never had.
  func asOf(_ hash: String) throws(MigrationError) -> DecisionLog {
    var earlier = self
    while earlier.head != hash {
      guard !earlier.lines.isEmpty else {
        throw MigrationError(
          Diagnostic(
            .decisionsAltered, "the list has no line that was its last when the run began",
            at: Place(Self.fileName),
            remedy: "Put the list of decisions back with which the run began, and resume"))
      }
      earlier.lines.removeLast()
    }
    return earlier
  }

  /// The hash of the last line; of an empty list, of zeros.
  package var head: String { lines.last?.hash ?? DecisionLine.noHash }

  /// Whether a hash is that of a line, or of the list before its first.
  package func hasHead(_ hash: String) -> Bool {
    hash == DecisionLine.noHash || lines.contains { $0.hash == hash }
  }

  /// The list and its head of one moment: nobody adds lines meanwhile.
  private static func chain(whole folder: String) throws(MigrationError) -> DecisionChain {
    let lock = readingLock(in: folder)
    defer { lock?.release() }
    return try chain(in: folder)
  }

  private static func chain(in folder: String) throws(MigrationError) -> DecisionChain {
    DecisionChain(
      try FileContents.read("\(folder)/\(fileName)", or: .workFolder) ?? Data(),
      head: try FileContents.read("\(folder)/decisions.head", or: .workFolder))
  }

  // MARK: Adding

  /// Adds decisions: all of them, or none where the disk is full or the process dies.
  ///
  /// - Returns: Their lines.
  /// - Throws: Where the list was altered meanwhile, and where it cannot be written.
  @discardableResult
  package mutating func append(_ decisions: [Decision]) throws(MigrationError) -> [DecisionLine] {
    guard !decisions.isEmpty else { return [] }
    return try append { _ in decisions }
  }

  /// Adds decisions that name each other by their lines.
  ///
  /// - Parameter make: Makes them, given the number that the first will have.
  /// - Returns: Their lines.
  /// - Throws: Where the list was altered meanwhile, and where it cannot be written.
  @discardableResult
  package mutating func append(
    _ make: (_ first: Int) -> [Decision]
  ) throws(MigrationError) -> [DecisionLine] {
    let lock = try lock()
    defer { lock.release() }
    // Somebody may have added lines since the list was read.
    let chain = try Self.chain(in: folder)
    if let fault = chain.faults.first { throw MigrationError(fault) }
    lines = chain.lines
    let decisions = make(lines.count + 1)
    guard !decisions.isEmpty else { return [] }
    var bytes: [UInt8] = []
    var added: [DecisionLine] = []
    for decision in decisions {
      let (line, text) = DecisionLine.make(
        decision, number: lines.count + added.count + 1, after: added.last?.hash ?? head)
      bytes += text + [0x0A]
      added.append(line)
    }
    var mark = DecisionChain.Head(lines: lines.count, last: head)
    mark.next = .init(lines: lines.count + added.count, last: added.last?.hash ?? head)
    try write(mark)
    try write(bytes, at: chain.size)
    try write(DecisionChain.Head(lines: lines.count + added.count, last: added.last?.hash ?? head))
    lines += added
    return added
  }

  var unwritable: MigrationError {
    MigrationError(
      Diagnostic(
        .workFolder, "the list of decisions in '\(folder)' cannot be written", at: nil,
        remedy: "Make room on the disk or correct the rights of the folder, and decide again;"
          + " nothing of this was kept"))
  }
}
