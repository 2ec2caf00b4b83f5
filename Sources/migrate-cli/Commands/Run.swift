import ArgumentParser
import Migration

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Loads the exports into a store, which is made where there is none.")

  @OptionGroup var project: ProjectOption

  @Option(help: "The store to write: sqlite:PATH.")
  var into: String

  @Flag(help: "A new store is the live one.")
  var live = false

  @OptionGroup var loading: LoadingOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try loading.load(project, output, kind: .run, into: into, isLive: live)
  }
}
