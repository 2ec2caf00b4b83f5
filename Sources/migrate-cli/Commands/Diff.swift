import ArgumentParser
import Diagnostics
import Foundation
import Migration
import RecordStore
import Review

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says what ended otherwise in a second run, record by record, and why.",
    discussion: """
      The two are runs of the work folder, each with its store, or two runs into one store that \
      --store names. Causes are the record's own bytes or lines of the project: each run keeps the \
      rules that it was carried out by. Nothing is written but what --out names.

      Exit status: 0 the runs are compared, 5 there is no such run, or a store or file cannot be \
      read, 64 the command line is wrong.
      """)

  @Argument(help: "The first run. Default: the one before the last.")
  var first: String?

  @Argument(help: "The second run. Default: the last.")
  var second: String?

  @Option(help: "The store of both runs: sqlite:PATH. Default: that of each in the work folder.")
  var store: String?

  @Option(
    help: "The work folder. Default: beside the store, or trackway.work.", completion: .directory)
  var work: String?

  @Option(
    help: "The exports of the first run. Default: the folder in which it found them.",
    completion: .directory)
  var fromBefore: String?

  @Option(
    help: "The exports of the second run. Default: the folder in which it found them.",
    completion: .directory)
  var fromAfter: String?

  @Option(help: "Write the whole list there, readable for this user alone.")
  var out: String?

  @Option(help: "How many records are listed.")
  var most: Int = 20

  @OptionGroup var values: RevealOptions

  @Flag(help: "Print one JSON object, for scripts; with --out it is written there.")
  var json = false

  func run() throws {
    do {
      let folder = try WorkFolder(
        work ?? store.map(WorkFolder.beside) ?? ReadingOptions.defaultWork)
      let (before, after) = try runs(in: folder)
      let comparison = try Comparer(
        open(before, from: fromBefore, in: folder), open(after, from: fromAfter, in: folder),
        masking: Masking(reveal: values.reveal)
      ).comparison()
      try values.note("comparison of run \(before) with run \(after)", run: nil, in: folder)
      try show(comparison)
    } catch {
      throw Terminal.failure(error)
    }
  }

  private func runs(in folder: WorkFolder) throws(ReviewError) -> (String, String) {
    if let first, let second { return (first, second) }
    let known = folder.runs.filter {
      ReadingOptions.summary(of: $0, in: folder.path) != nil && $0 != first
    }
    guard let last = known.last else { throw .noRun(first) }
    if let first { return (first, last) }
    guard let previous = known.dropLast().last else { throw .noRun(nil) }
    return (previous, last)
  }

  private func open(
    _ run: String, from exports: String?, in folder: WorkFolder
  ) throws -> ComparedRun {
    guard let address = store ?? ReadingOptions.summary(of: run, in: folder.path)?.store else {
      throw ReviewError.noRun(run)
    }
    return try ComparedRun(
      run, in: Stores.open(address).connect(.readOnly), rules: folder.keptProject(ofRun: run),
      exports: exports, decisions: DecisionLog(in: folder))
  }

  private func show(_ comparison: RunComparison) throws {
    let text = ComparisonText(comparison, isMasked: !values.reveal)
    if let out {
      let whole =
        json
        ? String(decoding: try Terminal.jsonData(comparison), as: UTF8.self)
        : text.text(atMost: nil)
      try PrivateFile.write(whole, to: out)
    }
    if json, out == nil {
      try Terminal.json(comparison)
    } else {
      Terminal.result(text.text(atMost: out == nil ? most : 0))
    }
  }
}
