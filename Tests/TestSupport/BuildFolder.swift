import Foundation

/// Where the build put the tests, and `migrate` beside them.
package enum BuildFolder {
  /// The folder of the program that runs the tests.
  package static let path: String = {
    // The kernel's own name for the running program; arguments can be relative or wrapped.
    let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(filePath: program ?? CommandLine.arguments[0]).deletingLastPathComponent().path
  }()
}
