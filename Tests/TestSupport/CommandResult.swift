/// What a program left behind: its exit status and both of its outputs.
package struct CommandResult: Sendable, Hashable {
  /// The exit status, or the number of the signal that ended it.
  package let status: Int32
  package let endedBySignal: Bool
  package let output: String
  package let errors: String
}

extension CommandResult: CustomStringConvertible {
  /// Status and both outputs, so that a failed expectation shows why.
  package var description: String {
    "\(endedBySignal ? "signal" : "exit status") \(status)\n--- output\n\(output)--- errors\n\(errors)"
  }
}
