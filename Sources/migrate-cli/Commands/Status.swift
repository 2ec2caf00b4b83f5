import ArgumentParser
import Diagnostics
import Foundation
import Migration
import RecordStore

struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says how the last run ended, or how far the running one is.",
    discussion: """
      Of a store into which a run has loaded it also names the point of no return: the first work of \
      staff with what that run has loaded, after which one corrects forward. A running load is read \
      from its progress file; the busy store is left alone.
      """)

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
      let point = pointOfNoReturn(of: reading.store ?? summary.store)
      if output.json { return try Terminal.json(RunStatus(summary: summary, point: point)) }
      return Terminal.result(
        SummaryText(summary: summary, report: nil).text + (point?.words(in: summary.store) ?? ""))
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
  /// `nil` while somebody loads, and where the store has gone or cannot be asked.
  private func pointOfNoReturn(of store: String) -> PointOfNoReturn? {
    do {
      guard try Stores.exists(store), try Stores.writer(of: store) == nil else { return nil }
      return try PointOfNoReturn.ofLastRun(in: store)
    } catch {
      return nil
    }
  }
}

/// A run's summary, and whether it can still leave: one object with the names of both.
private struct RunStatus: Encodable {
  let summary: RunSummary
  let point: PointOfNoReturn?

  private enum CodingKeys: String, CodingKey {
    case point = "point_of_no_return"
  }

  func encode(to encoder: any Encoder) throws {
    try summary.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(point, forKey: .point)
  }
}

extension PointOfNoReturn {
  /// One line, for a person who decides whether to go back.
  fileprivate func words(in store: String) -> String {
    guard isPassed else {
      return "point of no return: not passed, staff have not worked with run \(run) yet;"
        + " 'migrate rollback --into \(store)' takes it out\n"
    }
    let tables = work.map { rows in
      "\(rows.changed.grouped) of \(rows.table) changed"
        + (rows.added > 0 ? ", \(rows.added.grouped) added" : "")
    }
    return "point of no return: passed, staff have worked with run \(run)"
      + " (\(tables.joined(separator: "; "))); from here on, correct forward\n"
  }
}
