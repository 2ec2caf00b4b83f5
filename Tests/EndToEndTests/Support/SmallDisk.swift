import Foundation
import TestSupport

/// A file system in memory of few megabytes, in a mount namespace of its own: nobody else sees it,
/// and it goes with the shell that has mounted it.
struct SmallDisk {
  private let path: String

  init(mountedAt path: String) { self.path = path }

  /// Whether this user may mount one.
  static let isPossible: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = unshare + ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", "/mnt"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  private static let unshare = ["unshare", "--user", "--map-root-user", "--mount"]

  /// Runs a script of bash on a new one: `$migrate` is the program, `grow MEGABYTES` makes room.
  func run(megabytes: Int, _ script: String) async throws -> CommandResult {
    let whole = """
      set -euo pipefail
      mount -t tmpfs -o size=\(megabytes)m tmpfs '\(path)'
      cd '\(path)'
      migrate='\(BuildFolder.path)/migrate'
      grow() { mount -o "remount,size=$1m" '\(path)'; }
      \(script)
      """
    return try await Command("env", Self.unshare + ["bash", "-c", whole]).run()
  }
}
