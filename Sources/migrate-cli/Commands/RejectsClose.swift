import ArgumentParser
import Diagnostics
import Migration
import Review

struct RejectsClose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "Decides about records, the same for each.",
    discussion: """
      The decision is one of: corrected, accepted, merged, by_hand, corrected_at_source, \
      rules_changed, excluded. 'excluded' needs a reason and a second person; the project may ask for \
      a second person elsewhere, too. Who agrees later says so with `migrate rejects approve`.
      """)

  @Argument(help: "The records' ids, or the beginnings of them.")
  var ids: [String]

  @Option(help: "The project: the folder with migration.yaml.", completion: .directory)
  var project: String = "."

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var deciding: DecidingOptions

  @Option(name: .customLong("as"), help: "What is decided.")
  var kind: String

  @Option(help: "A right value, as COLUMN=VALUE; may be given several times.")
  var set: [CorrectedValue] = []

  @Option(help: "The key of the record that stays.")
  var into: String?

  @Option(help: "Why.")
  var reason: String?

  @Option(help: "Where the proof is.")
  var evidence: String?

  @Option(help: "Who has looked at it and agrees.")
  var secondPerson: String?

  @Option(help: "The folder of the exports. Default: that of the project.")
  var from: String?

  func validate() throws {
    guard Decision.Kind(words: kind) != nil else {
      let kinds = Decision.Kind.offered.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'--as' is one of: \(kinds)")
    }
  }

  func run() throws {
    guard let kind = Decision.Kind(words: kind) else { throw ExitCode(64) }
    var draft = DecisionDraft(kind)
    draft.corrections = set.map(\.correction)
    (draft.into, draft.reason, draft.evidence) = (into, reason, evidence)
    draft.secondPerson = secondPerson
    try reading.decide(draft, about: ids, project, from: from, by: deciding.by)
  }
}
