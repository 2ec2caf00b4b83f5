import ArgumentParser
import Migration
import Review

struct RejectsAssign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Says who shall decide about records, and by when.")

  @Argument(help: "The records' ids, or the beginnings of them.")
  var ids: [String]

  @Option(help: "The project: the folder with migration.yaml.", completion: .directory)
  var project: String = "."

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var deciding: DecidingOptions

  @Option(help: "Who shall decide.")
  var to: String

  @Option(help: "By which day: 04/12/2026 or 2026-12-04.")
  var due: String

  @Option(help: "What they should know.")
  var reason: String?

  func validate() throws {
    guard DueDay.read(due) == nil else { return }
    throw ValidationError("'--due' takes a day: 04/12/2026 or 2026-12-04")
  }

  func run() throws {
    var draft = DecisionDraft(.assigned)
    (draft.owner, draft.due, draft.reason) = (to, DueDay.read(due), reason)
    try reading.decide(draft, about: ids, project, from: nil, by: deciding.by)
  }
}
