import ArgumentParser
import Diagnostics
import Foundation
import Migration
import RecordStore
import Review

/// Where words go: results to standard output, everything else to standard error.
enum Terminal {
  static func result(_ text: String) { write(text, to: FileHandle.standardOutput) }

  static func note(_ text: String) { write(text, to: FileHandle.standardError) }

  private static func write(_ text: String, to handle: FileHandle) {
    // A reader that has gone (`| head`) is no fault of ours.
    try? handle.write(contentsOf: Data(text.utf8))
  }

  static func json(_ value: some Encodable) throws {
    result(String(decoding: try jsonData(value), as: UTF8.self))
  }

  /// What ``json(_:)`` prints.
  static func jsonData(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value) + Data("\n".utf8)
  }

  /// Says what is wrong and ends with the status.
  static func fail(_ diagnostics: [Diagnostic], status: Int32) -> ExitCode {
    for diagnostic in diagnostics { note(TerminalRenderer().render(diagnostic)) }
    return ExitCode(status)
  }

  /// Says what the world has let fail, and ends with status 5; any other error is passed on.
  static func failure(_ error: any Error) -> any Error {
    let diagnostic =
      switch error {
      case let error as MigrationError: error.diagnostic
      case let error as ReviewError: error.diagnostic
      case let error as StoreError: error.diagnostic
      default: nil as Diagnostic?
      }
    return diagnostic.map { fail([$0], status: 5) } ?? error
  }

  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }
}
