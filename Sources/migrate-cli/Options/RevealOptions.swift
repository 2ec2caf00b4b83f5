import ArgumentParser
import Diagnostics
import Foundation
import Migration
import Review

/// Whether values are shown as they are, who asks for that, and why.
struct RevealOptions: ParsableArguments {
  @Flag(help: "Show values as they are; without it letters are A and digits 9. Needs '--reason'.")
  var reveal = false

  @Option(help: "Who asks to see values. Default: the user of this system.")
  var by: String?

  @Option(help: "Why values have to be seen; it is written into the list of decisions.")
  var reason: String?

  func validate() throws {
    if reveal { try Self.check(reason) }
  }

  /// Refuses to show values for no reason.
  static func check(_ reason: String?) throws {
    guard reason?.allSatisfy(\.isWhitespace) ?? true else { return }
    throw ValidationError("'--reveal' needs '--reason': why values have to be seen")
  }

  /// Says in the list of decisions that values are shown, before they are; nothing where they are not.
  func note(_ what: String, run: String?, in work: WorkFolder?) throws {
    guard reveal else { return }
    try Reveal(what: what, run: run, by: by ?? NSUserName(), because: reason).write(in: work)
  }
}

extension Reveal {
  /// Writes the line, or ends the verb: then nothing may be shown.
  func write(in work: WorkFolder?) throws {
    guard let work else {
      throw Terminal.fail(
        [
          Diagnostic(
            .workFolder, "there is no work folder in which to write down who sees patients' data",
            at: nil, remedy: "Name it with '--work'")
        ], status: 5)
    }
    do throws(MigrationError) {
      try note(in: work)
    } catch {
      throw Terminal.fail([error.diagnostic], status: 5)
    }
  }
}
