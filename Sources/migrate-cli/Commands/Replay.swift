import ArgumentParser
import Migration

struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Maps what is rejected or waiting again, with all that was decided about it.",
    discussion: """
      The records come from the store itself, which keeps what it could not load; the exports are \
      not read, unless a mapping looks values up in them. Whatever waits for a record that is now \
      right is loaded with it. Doing it again changes nothing.
      """)

  @OptionGroup var project: ProjectOption

  @Option(help: "The store of the records: sqlite:PATH. Default: that of the last dry-run.")
  var into: String?

  @OptionGroup var loading: LoadingOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try loading.replay(project, output, store: into)
  }
}
