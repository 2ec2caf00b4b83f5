import ArgumentParser
import Diagnostics
import Foundation
import Migration

struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says how the last run ended, or how far the running one is.",
    discussion: "A running load is read from its progress file; the busy store is left alone.")

  @OptionGroup var project: ProjectOption
  @OptionGroup var reading: ReadingOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let path =
      reading.work ?? reading.store.map(WorkFolder.beside) ?? ReadingOptions.defaultWork
    guard FileManager.default.fileExists(atPath: path), let work = try? WorkFolder(path),
      let run = reading.run ?? work.runs.last
    else {
      throw Terminal.fail(
        [
          Diagnostic(
            .noRun, "the work folder '\(path)' knows no run", at: nil,
            remedy: "Name the store with '--store sqlite:PATH', or the folder with '--work'")
        ], status: 5)
    }
    if let summary = ReadingOptions.summary(of: run, in: path) {
      if output.json { return try Terminal.json(summary) }
      return Terminal.result(SummaryText(summary: summary, report: nil).text)
    }
    guard let data = work.read("progress.json", ofRun: run),
      let progress = try? JSONDecoder().decode(RunProgress.self, from: data)
    else {
      return Terminal.result("run \(run) has begun and has read nothing yet\n")
    }
    if output.json { return try Terminal.json(progress) }
    Terminal.result("run \(run): \(ProgressLine.words(progress, bar: false))\n")
    if let loader = progress.loader {
      Terminal.result("loading: \(loader)\n")
    } else {
      Terminal.result(
        """
        It is not running any more. What it had committed is in the store; go on with:
          migrate resume \(project.project) --into \(progress.store)

        """)
    }
  }
}
