import ArgumentParser
import Migration

struct Resume: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Goes on with a run that did not come to its end.",
    discussion: """
      After a crash, a full disk, Ctrl-C or a limit: what is in the store stays, the rest is loaded, \
      and the store is what it would be had nothing happened. The rules and the exports must be \
      those with which the run began.
      """)

  @OptionGroup var project: ProjectOption

  @Option(help: "The store of the run: sqlite:PATH. Default: that of the last dry-run.")
  var into: String?

  @OptionGroup var loading: LoadingOptions
  @OptionGroup var output: OutputOptions

  func run() throws { try loading.resume(project, output, store: into) }
}
