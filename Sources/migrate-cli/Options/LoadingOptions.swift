import ArgumentParser
import Diagnostics
import Foundation
import Migration
import Review
import Transform

/// What `run` and `dry-run` share.
struct LoadingOptions: ParsableArguments {
  @Option(
    help:
      "The folder of the exports, or - for one file from standard input. Default: that of the project.",
    completion: .directory)
  var from: String?

  @Option(
    help: "The supplier's manifest. Default: that in the folder of the exports.",
    completion: .file())
  var manifest: String?

  @Option(
    help: "The work folder. Default: beside the store, or trackway.work.", completion: .directory)
  var work: String?

  @Option(help: "Write the report there. Default: beside the summary in the work folder.")
  var out: String?

  @Option(
    help: """
      Load only what this mapping makes; may be given several times. The rest of the store stays as \
      it is, and what refers to it, too.
      """)
  var only: [String] = []

  @Option(
    help: """
      Commit after so many records. Fewer are read again after a crash, and the load is slower. \
      Default: 50000.
      """)
  var commitEvery: Int?

  func validate() throws {
    guard let commitEvery, commitEvery < 1 else { return }
    throw ValidationError("'--commit-every' takes a number from 1 on")
  }

  /// Begins a run.
  func load(
    _ project: ProjectOption, _ output: OutputOptions, kind: MigrationRun.Options.Kind,
    into store: String?, isLive: Bool
  ) throws {
    let checked = try project.checked()
    for fault in Signatures(of: checked.project).lapsed(in: checked.project) {
      Terminal.note(TerminalRenderer().render(fault))
    }
    try run(checked, output) { () throws(MigrationError) in
      let folder = try WorkFolder(
        work ?? store.map(WorkFolder.beside) ?? ReadingOptions.defaultWork)
      let exports =
        from == "-"
        ? try StandardInput.keep(
          .standardInput, for: checked.project, manifest: manifest, in: folder)
        : from ?? checked.project.exports
      return MigrationRun.Options(
        kind: kind, exports: exports, manifest: manifest, store: store, isLive: isLive,
        work: folder, logger: output.logger)
    }
  }

  /// Goes on with the unfinished run of a store; by default with the last dry-run.
  func resume(_ project: ProjectOption, _ output: OutputOptions, store: String?) throws {
    let checked = try project.checked()
    try run(checked, output) { () throws(MigrationError) in
      let folder = try WorkFolder(
        work ?? store.map(WorkFolder.beside) ?? ReadingOptions.defaultWork)
      let address = if let store { store } else { try folder.lastScratchStore() }
      return try MigrationRun.Options.resuming(
        in: address, checked, exports: from, manifest: manifest,
        work: folder, logger: output.logger)
    }
  }

  /// Maps again what a store has kept out; by default the last dry-run.
  func replay(_ project: ProjectOption, _ output: OutputOptions, store: String?) throws {
    let checked = try project.checked()
    try run(checked, output) { () throws(MigrationError) in
      let folder = try WorkFolder(
        work ?? store.map(WorkFolder.beside) ?? ReadingOptions.defaultWork)
      let address = if let store { store } else { try folder.lastScratchStore() }
      return Loading.replay(
        checked, output, from: from, manifest: manifest, store: address, work: folder)
    }
  }

  private func run(
    _ checked: CheckedProject, _ output: OutputOptions,
    _ make: () throws(MigrationError) -> MigrationRun.Options
  ) throws {
    var loading = Loading(checked, output)
    (loading.report, loading.only, loading.commitEvery) = (out, Set(only), commitEvery)
    throw ExitCode(try loading.run(make).verdict?.exitCode ?? 5)
  }
}
