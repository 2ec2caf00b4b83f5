import ArgumentParser
import Diagnostics
import Foundation
import Migration
import RecordStore
import Review
import Transform

struct Enter: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Enters a rejected record by hand, through the same rules as a load.",
    discussion: """
      Values are given with --set, or on a terminal column by column. The whole record is tried by \
      its mapping; what is still wrong is said, and then nothing is decided. Once nothing is, the \
      decision becomes a line of the list. With --into the record is loaded at once, by a replay \
      with all else that was decided, and its row is read back; otherwise the next replay loads it.

      Exit status: 0 the record is entered (with --into: loaded and read back), 2 something is \
      still wrong, 4 the project is wrong, 5 there is no such record, or the store or a file \
      cannot be read, 64 the command line is wrong; that of the run where it fails.
      """)

  @Argument(help: "The record's id, or the beginning of it.")
  var id: String

  @OptionGroup var project: ProjectOption
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var deciding: DecidingOptions

  @Option(help: "A value, as COLUMN=VALUE; may be given several times.")
  var set: [CorrectedValue] = []

  @Option(help: "Why; '--reveal' needs it.")
  var reason: String?

  @Option(help: "Where the proof is.")
  var evidence: String?

  @Option(help: "Who has looked at it and agrees.")
  var secondPerson: String?

  @Option(help: "The folder of the exports. Default: that of the project.", completion: .directory)
  var from: String?

  @Option(help: "The store that has kept the record out, to load it into: sqlite:PATH.")
  var into: String?

  @Flag(help: "Say what would still be wrong, and decide nothing.")
  var check = false

  @Flag(help: "Show values as they are; without it letters are A and digits 9. Needs '--reason'.")
  var reveal = false

  @Flag(help: "Show no progress of the replay.")
  var quiet = false

  func validate() throws {
    if reveal { try RevealOptions.check(reason) }
    if into != nil, reading.store != nil {
      throw ValidationError("'--into' is the store that is read, too: leave '--store' out")
    }
  }

  func run() throws {
    let checked = try project.checked()
    var reading = reading
    reading.store = reading.store ?? into
    do {
      var (worklist, sources, findings) = try reading.worklist(checked, from: from)
      let asAt = checked.asAt(exports: from)
      let records = RecordDeciding(
        worklist, sources, by: deciding.by, validate: sources.valueCheck(asAt: asAt))
      var entry = try records.entry(of: id, draft)
      let isRestricted = sources.restricted(findings.isolated, asAt: asAt).contains(entry.id)
      if reveal, isRestricted {
        Terminal.note("the patient is restricted, or may be: the values stay masked\n")
      } else if reveal {
        try Reveal(
          what: "record \(entry.id)", run: findings.reference.name, by: deciding.by,
          because: reason
        ).write(in: reading.workFolder())
      }
      try complete(&entry, Masking(reveal: reveal && !isRestricted))
      guard !check else { return Terminal.result("nothing is wrong, and nothing was decided\n") }
      var log = try reading.decisionLog()
      let lines = try records.decide(entry.draft, about: [entry.id], in: &log)
      Terminal.result(DecisionText.text(of: lines))
      try load(entry.id, log, checked, reading)
    } catch {
      throw Terminal.failure(error)
    }
  }

  private var draft: DecisionDraft {
    var draft = DecisionDraft(.byHand)
    draft.corrections = set.map(\.correction)
    (draft.reason, draft.evidence, draft.secondPerson) = (reason, evidence, secondPerson)
    return draft
  }

  /// Asks for what is not given where somebody sits there, and says what is still wrong.
  private func complete(_ entry: inout RecordEntry, _ masking: Masking) throws {
    Terminal.result(entry.text(masking))
    let tell: (Diagnostic) -> Void = { Terminal.note(TerminalRenderer().render($0)) }
    if set.isEmpty, isatty(STDIN_FILENO) == 1 {
      Terminal.note(EntryDialogue.howTo)
      let dialogue = EntryDialogue(
        masking: masking,
        ask: {
          Terminal.note($0)
          return readLine()
        }, tell: tell)
      guard try dialogue.complete(&entry) else { throw ExitCode(2) }
      return
    }
    let faults = try entry.faults()
    for fault in faults { tell(fault.fault) }
    if !faults.isEmpty { throw ExitCode(2) }
  }

  // MARK: Loading

  private func load(
    _ id: String, _ log: DecisionLog, _ checked: CheckedProject, _ reading: ReadingOptions
  ) throws {
    guard let settled = DecisionsInForce(log).settled[id] else { return }
    guard settled.isCarriedOut(approving: checked.project.approving) else {
      return Terminal.note(
        "a second person has to agree before a run carries it out:"
          + " 'migrate rejects approve \(settled.line.number)'\n")
    }
    guard let into else {
      let store = reading.store.map { " --into \($0)" } ?? ""
      return Terminal.note("load it with 'migrate replay \(project.project)\(store)'\n")
    }
    let output = try OutputOptions.parse(quiet ? ["--quiet"] : [])
    let summary = try Loading(checked, output).run { () throws(MigrationError) in
      Loading.replay(
        checked, output, from: from, store: into, work: try WorkFolder(reading.workFolderPath))
    }
    guard [.complete, .accepted, .noGo].contains(summary.verdict),
      let plan = checked.plans.first(where: { $0.name == settled.decision.subject?.mapping })
    else { throw ExitCode(summary.verdict?.exitCode ?? 5) }
    let entered = try EnteredRecord.read(
      settled.line, plan, system: checked.project.sourceSystem,
      in: Stores.open(into).connect(.readOnly))
    Terminal.result(entered.text)
    if case .open(let record) = entered {
      for fault in record.diagnostics { Terminal.note(TerminalRenderer().render(fault)) }
    }
    if !entered.isLoaded { throw ExitCode(2) }
  }
}
