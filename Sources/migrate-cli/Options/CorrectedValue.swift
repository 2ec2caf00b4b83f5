import ArgumentParser
import Migration

/// `COLUMN=VALUE` of a command line.
struct CorrectedValue: ExpressibleByArgument {
  let correction: Decision.Correction

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    correction = Decision.Correction(column: String(parts[0]), value: String(parts[1]))
  }
}
