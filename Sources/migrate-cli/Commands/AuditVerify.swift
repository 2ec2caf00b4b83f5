import ArgumentParser
import Diagnostics
import Migration

struct AuditVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Proves that the list of decisions is as it was written.",
    discussion: """
      Each line has the hash of the one before, and the head that of the last: a line that was \
      altered, dropped, inserted or moved is found. Keep the hash that is printed elsewhere too: who \
      replaces the list and its head together is found by that alone.

      Exit status: 0 it is as it was written, 5 it is not.
      """)

  @OptionGroup var reading: ReadingOptions

  @Option(help: "A hash that an earlier proof has printed; the list must go on from there.")
  var since: String?

  func run() throws {
    let folder = try reading.workFolder()
    let faults = DecisionLog.faults(in: folder)
    guard faults.isEmpty else { throw Terminal.fail(faults, status: 5) }
    let log = try reading.decisionLog()
    if let since, !log.hasHead(since) {
      throw Terminal.fail(
        [
          Diagnostic(
            .decisionsAltered, "no line of the list has the hash that was given",
            at: Place(DecisionLog.fileName),
            remedy: "Put the list back from the copy that has it, and ask who replaced it")
        ], status: 5)
    }
    Terminal.result("\(log.lines.count) lines, as they were written\n\(log.head)\n")
  }
}
