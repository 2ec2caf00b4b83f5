import ArgumentParser
import Diagnostics
import Foundation
import Migration
import Review
import Transform

struct CodesSuggest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Proposes lines for codes of the last scan that no table decides; never approves.",
    discussion: """
      Prints the lines. With --out they are written as files of their own; with --append they go \
      behind those of the project's tables, which stay byte for byte as they are. Every line is \
      'flagged' and translates nothing until somebody approves it.

      Exit status: 0 done, 4 the project is wrong, 5 there is no scan or a file cannot be written.
      """)

  @OptionGroup var project: ProjectOption
  @OptionGroup var scan: ScanOption

  @Option(help: "Write each table's lines into this folder.", completion: .directory)
  var out: String?

  @Flag(help: "Append the lines to the tables of the project.")
  var append = false

  @Flag(help: "Also values of fewer than five rows, which may be somebody's own words.")
  var rare = false

  @OptionGroup var output: OutputOptions

  /// What `--json` prints for a table.
  struct Printed: Encodable {
    let file: String
    let rare: Int
    let lines: [CodeSuggestions.Line]
  }

  func validate() throws {
    if append, out != nil { throw ValidationError("Use --out or --append, not both.") }
  }

  func run() throws {
    let (checked, faults) = project.read()
    guard let checked else { throw Terminal.fail(faults, status: 4) }
    guard let scan = try scan.read(of: checked.project.name) else {
      throw Terminal.fail(
        [
          Diagnostic(
            .noScan, "the work folder has no scan of this project", at: nil,
            remedy: "Run `migrate scan` first, or name a scan with '--scan'")
        ], status: 5)
    }
    let missing = MissingCodes.all(in: checked.project, plans: checked.plans, scan: scan.scan)
    let suggestions = missing.map {
      CodeSuggestions($0, of: checked.project, withRare: rare)
    }
    if output.json {
      try Terminal.json(
        suggestions.map { Printed(file: $0.file, rare: $0.rare, lines: $0.lines) })
    }
    for suggestion in suggestions where !suggestion.lines.isEmpty {
      try write(suggestion, of: checked.project)
    }
    let hidden = suggestions.reduce(0) { $0 + $1.rare }
    if hidden > 0 {
      Terminal.note("\(hidden.grouped) values of fewer than five rows: add --rare to see them\n")
    }
    if suggestions.isEmpty, !output.json {
      Terminal.result("every code of the scan \(scan.name) has a line\n")
    }
  }

  private func write(_ suggestion: CodeSuggestions, of project: Project) throws {
    let count = suggestion.lines.count
    let lines = "\(count.grouped) \(count == 1 ? "line" : "lines")"
    do throws(ReviewError) {
      if append {
        let path = "\(project.folder)/\(suggestion.file)"
        guard let data = FileManager.default.contents(atPath: path),
          let longer = suggestion.appended(to: data)
        else { throw .cannotWrite(path: path, why: "its columns are not in the usual order") }
        guard (try? longer.write(to: URL(filePath: path))) != nil else {
          throw .cannotWrite(path: path, why: "the system refused it")
        }
        Terminal.note("\(suggestion.file): \(lines) appended\n")
      } else if let out {
        try PrivateFile.makeFolder(out)
        let name = URL(filePath: suggestion.file).lastPathComponent
        try PrivateFile.write(suggestion.text, to: "\(out)/\(name)")
        Terminal.result("\(out)/\(name): \(lines)\n")
      } else if !output.json {
        Terminal.result("\(suggestion.file)\n\(suggestion.text)\n")
      }
    } catch {
      throw Terminal.fail([error.diagnostic], status: 5)
    }
  }
}
