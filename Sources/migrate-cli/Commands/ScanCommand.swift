import ArgumentParser
import Diagnostics
import Extract
import Foundation
import Migration
import Review
import Transform

struct ScanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Profiles the exports: counts, types, forms, codes, blanks, suspects.",
    discussion: """
      The scan is kept in the work folder; 'check' and 'codes suggest' use the last one. Values of \
      fewer than five records are not shown, nor any of a sensitive column.

      Exit status: 0 nothing that a person should look at, 2 something is (a file that is not as \
      its layout or manifest says; with --compare also a column gone, a type changed, new codes, a \
      count down by more than 5 %), 4 the project is wrong, 5 nothing could be read.
      """)

  @OptionGroup var project: ProjectOption

  @Option(help: "The folder of the exports. Default: that of the project.", completion: .directory)
  var from: String?

  @Option(help: "The work folder. Default: trackway.work.", completion: .directory)
  var work: String?

  @Option(help: "Write the page there. Default: beside the scan in the work folder.")
  var out: String?

  @Option(help: "An earlier scan: its name in the work folder, its folder, or the word last.")
  var compare: String?

  @OptionGroup var output: OutputOptions

  /// What `--json` prints.
  struct Printed: Encodable {
    let name: String
    let path: String
    let scan: Scan
    let changes: [ScanComparison.Change]
    let keys: [ScanComparison.KeyChange]
  }

  func run() throws {
    let (checked, faults) = project.read()
    guard let checked, !checked.project.sources.isEmpty else {
      throw Terminal.fail(faults, status: 4)
    }
    let scan: StoredScan
    let earlier: StoredScan?
    do throws(MigrationError) {
      let folder = try WorkFolder(work ?? ReadingOptions.defaultWork)
      earlier = try compare.map { words throws(MigrationError) in
        guard let found = try folder.scan(words, of: checked.project.name) else {
          throw MigrationError(
            Diagnostic(
              .noScan, "the work folder has no scan of this project to compare with", at: nil,
              remedy: "Run `migrate scan` once without --compare"))
        }
        return found
      }
      let run = ScanRun(
        checked.project, plans: checked.plans, exports: from ?? checked.project.exports)
      let result = try run.run { name in
        if !output.quiet { Terminal.note("reading \(name)\n") }
      }
      scan = try folder.keep(result)
    } catch {
      throw Terminal.fail([error.diagnostic], status: 5)
    }
    let comparison = earlier.map { ScanComparison(of: scan, with: $0) }
    let page = out ?? "\(scan.path)/scan.html"
    do throws(ReviewError) {
      try PrivateFile.write(
        ScanPage(scan.scan, named: scan.name, comparison: comparison).html, to: page)
    } catch {
      throw Terminal.fail([error.diagnostic], status: 5)
    }
    try show(scan, comparison, page)
    try end(scan.scan, comparison)
  }

  private func show(_ scan: StoredScan, _ comparison: ScanComparison?, _ page: String) throws {
    if output.json {
      return try Terminal.json(
        Printed(
          name: scan.name, path: scan.path, scan: scan.scan.shown,
          changes: comparison?.changes ?? [], keys: comparison?.keys ?? []))
    }
    Terminal.result(ScanText(scan.scan).text)
    if let comparison { Terminal.result("\n" + comparison.text) }
    Terminal.result("\nscan: \(scan.name)\npage: \(page)\n")
  }

  private func end(_ scan: Scan, _ comparison: ScanComparison?) throws {
    let files = scan.sources.flatMap(\.files)
    guard files.contains(where: { $0.records > 0 }) else { throw ExitCode(5) }
    let isDoubtful = files.contains { file in
      file.problem != nil || file.declared.map { $0 != file.records } ?? false
    }
    let hasChanged = comparison?.changes.contains(where: \.isSerious) ?? false
    if isDoubtful || hasChanged || scan.sources.contains(where: \.files.isEmpty) {
      throw ExitCode(2)
    }
  }
}
