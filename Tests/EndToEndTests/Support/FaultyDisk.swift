import Foundation
import TestSupport

/// A library that lets calls of `migrate` to the disk fail, or something happen in the middle of
/// them; it is built for the test.
struct FaultyDisk {
  /// What becomes of which call; the head of `faults.c` says more.
  enum Fault {
    /// The call of this number that writes, and all after it, find the disk full.
    case full(Int)
    /// Before the read of this number the shell runs a command.
    case meet(Int, command: String)
  }

  /// Whether this machine has what builds it.
  static let isThere = compiler != nil

  private static let compiler = ["cc", "clang", "gcc"].first { name in
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
  }

  private let library: String
  private let root: String
  private let count: String

  /// Calls on what lies in the folder are counted, from 1.
  init(in folder: borrowing TemporaryFolder) async throws {
    library = folder.path(of: "faults.so")
    root = folder.path + "/"
    count = folder.path(of: "faults.count")
    let built = try await Command(
      Self.compiler ?? "cc",
      [
        "-O1", "-shared", "-fPIC", Repository.path("Benchmarks/kill-test/faults.c"), "-ldl", "-o",
        library,
      ]
    ).run()
    guard built.status == 0 else { throw CocoaError(.executableNotLoadable) }
  }

  /// The same command on the faulty disk.
  func run(_ command: Command, _ fault: Fault?) async throws -> CommandResult {
    var faulty = command
    faulty.environment["LD_PRELOAD"] = library
    faulty.environment["FAULT_ROOT"] = root
    faulty.environment["FAULT_COUNT"] = count
    switch fault {
    case .full(let number): faulty.environment["FAULT"] = "full:\(number)"
    case .meet(let number, let command):
      faulty.environment["FAULT"] = "meet:\(number)"
      faulty.environment["FAULT_COMMAND"] = command
    case nil: faulty.environment["FAULT"] = "count"
    }
    return try await faulty.run()
  }

  /// How many calls the last command has made that came to its end.
  func calls() throws -> (writes: Int, reads: Int) {
    let text = try String(contentsOfFile: count, encoding: .utf8)
    let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    guard numbers.count == 2 else { throw CocoaError(.fileReadCorruptFile) }
    return (numbers[0], numbers[1])
  }
}
