import ArgumentParser
import Migration

struct DryRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dry-run",
    abstract: "Loads the exports into a scratch store, by the same path as a run.")

  @OptionGroup var project: ProjectOption
  @OptionGroup var loading: LoadingOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try loading.load(project, output, kind: .dryRun, into: nil, isLive: false)
  }
}
