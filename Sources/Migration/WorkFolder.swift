import Diagnostics
package import Foundation

/// The folder that holds what contains patients and is no store: summaries, scratch stores,
/// reports.
package struct WorkFolder: Sendable {
  package let path: String

  /// Makes the folder, for this user alone.
  ///
  /// - Throws: Where version control would track it: patient data must not end up there.
  package init(_ path: String) throws(MigrationError) {
    self.path = URL(filePath: path).standardizedFileURL.path
    try refuseTracked()
    do {
      try FileManager.default.createDirectory(
        atPath: self.path, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw MigrationError(
        Diagnostic(
          .workFolder, "the work folder '\(path)' cannot be made", at: nil,
          remedy: "Name another folder with '--work'"))
    }
  }

  /// The default beside a store: `STORE.work/`.
  package static func beside(_ store: String) -> String {
    let location = store.split(separator: ":", maxSplits: 1).last.map(String.init) ?? store
    return store.hasPrefix("sqlite:") ? "\(location).work" : "trackway.work"
  }

  private func refuseTracked() throws(MigrationError) {
    var folder = URL(filePath: path)
    while folder.path != "/" {
      if FileManager.default.fileExists(atPath: folder.appending(path: ".git").path) {
        guard !isIgnored(in: folder.path) else { return }
        throw MigrationError(
          Diagnostic(
            .workFolder, "version control would track the work folder '\(path)'", at: nil,
            remedy: "Name a folder outside of it with '--work', or have it ignored"))
      }
      folder = folder.deletingLastPathComponent()
    }
  }

  private func isIgnored(in repository: String) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", repository, "check-ignore", "-q", path + "/"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  // MARK: Runs

  package func folder(ofRun run: String) -> String { "\(path)/runs/\(run)" }

  /// Makes the folder of a run.
  func makeFolder(ofRun run: String) throws(MigrationError) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder(ofRun: run), withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw MigrationError(
        Diagnostic(
          .workFolder, "the work folder '\(path)' cannot be written", at: nil,
          remedy: "Name another folder with '--work'"))
    }
  }

  /// The names of all runs, in order.
  package var runs: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/runs")) ?? []).sorted {
      ($0.count, $0) < ($1.count, $1)
    }
  }

  /// The address of the scratch store of the last dry-run.
  package func lastScratchStore() throws(MigrationError) -> String {
    let stores = runs.map { "\(folder(ofRun: $0))/scratch.db" }
    guard let last = stores.last(where: { FileManager.default.fileExists(atPath: $0) }) else {
      throw MigrationError(
        Diagnostic(
          .noRun, "the work folder '\(path)' knows no dry-run", at: nil,
          remedy: "Name the store with '--into sqlite:PATH', or the folder with '--work'"))
    }
    return "sqlite:\(last)"
  }

  /// Writes a file of a run, readable for this user alone.
  ///
  /// - Parameters:
  ///   - data: All of it.
  ///   - name: In the folder of the run; a file that has it is replaced.
  ///   - run: The run.
  ///   - isLasting: Whether to wait until it is on the disk before it takes its name.
  func write(_ data: Data, _ name: String, ofRun run: String, isLasting: Bool = true) {
    let target = "\(folder(ofRun: run))/\(name)"
    let draft = target + ".new"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try file.write(contentsOf: data)
      if isLasting { try file.synchronize() }
    } catch {
      unlink(draft)
      return
    }
    rename(draft, target)
  }

  package func read(_ name: String, ofRun run: String) -> Data? {
    FileManager.default.contents(atPath: "\(folder(ofRun: run))/\(name)")
  }

  /// The name of a new run: the day and a letter.
  func nextRun(on day: Date, taken: [String]) -> String {
    nextName(on: day, taken: runs + taken)
  }

  /// The day and a letter that is not taken.
  func nextName(on day: Date, taken: [String]) -> String {
    let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: day)
    let prefix = String(
      format: "%04d-%02d-%02d-", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    let known = Set(taken)
    var number = 0
    while known.contains(prefix + Self.letters(number)) { number += 1 }
    return prefix + Self.letters(number)
  }

  /// Counts in letters: a to z, then aa, ab and so on.
  private static func letters(_ number: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(number % 26)))
    return number < 26 ? letter : letters(number / 26 - 1) + letter
  }
}
