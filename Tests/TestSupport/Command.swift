import Foundation

/// A program that is run from outside, as a person or a script would.
package struct Command: Sendable {
  /// A path, or a name that is looked for along `PATH`.
  package var executable: String
  package var arguments: [String]
  /// The folder that it runs in; by default that of the tests.
  package var folder: String?
  /// Variables beside, or instead of, those of the tests.
  package var environment: [String: String] = [:]

  package init(
    _ executable: String, _ arguments: [String], in folder: String? = nil,
    environment: [String: String] = [:]
  ) {
    self.executable = executable
    self.arguments = arguments
    self.folder = folder
    self.environment = environment
  }

  /// The `migrate` that was built together with the tests.
  package static func migrate(_ arguments: String..., in folder: String? = nil) -> Command {
    Command(BuildFolder.path + "/migrate", arguments, in: folder)
  }

  /// Runs it to its end, whatever its exit status.
  ///
  /// Both outputs go through files: a pipe that nobody empties would stop the program.
  ///
  /// - Throws: When it cannot be started.
  package func run() async throws -> CommandResult {
    let outputs = try TemporaryFolder()
    let output = try handle(of: outputs.write("output", ""))
    let errors = try handle(of: outputs.write("errors", ""))

    let process = Process()
    process.executableURL = try URL(filePath: found())
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(filePath: folder) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in ended.resume() }
      do { try process.run() } catch { ended.resume(throwing: error) }
    }
    return CommandResult(
      status: process.terminationStatus,
      endedBySignal: process.terminationReason == .uncaughtSignal,
      output: try outputs.text(of: "output"), errors: try outputs.text(of: "errors"))
  }

  private func handle(of path: String) throws -> FileHandle {
    try FileHandle(forWritingTo: URL(filePath: path))
  }

  private func found() throws -> String {
    guard !executable.contains("/") else { return executable }
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    let places = folders.map { "\($0)/\(executable)" }
    guard let place = places.first(where: FileManager.default.isExecutableFile) else {
      throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: executable])
    }
    return place
  }
}
