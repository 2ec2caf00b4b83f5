import ArgumentParser
import Diagnostics
import Migration
import RecordStore
import Review

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Says where each field of a row came from: file, line, mapping, steps, who approved.",
    discussion: """
      The record is read again from its source and goes through the mapping once more; nothing is \
      written.

      Exit status: 0 the row is explained, 4 the project is wrong, 5 there is no such row, or the \
      store or a file cannot be read, 64 the command line is wrong.
      """)

  @Argument(help: "The table: patient.")
  var table: String

  @Argument(help: "The id of the row.")
  var id: Int64

  @OptionGroup var project: ProjectOption
  @OptionGroup var reading: ReadingOptions

  @Option(
    help: "The folder of the exports. Default: that in which the run found them.",
    completion: .directory)
  var from: String?

  @Option(help: "Explain this field alone.")
  var field: String?

  @OptionGroup var values: RevealOptions

  @Flag(help: "Print one JSON object, for scripts.")
  var json = false

  func run() throws {
    let checked = try project.checked()
    do {
      let (store, run) = try reading.open()
      let connection = try store.connect(.readOnly)
      let explanation = try Explainer(
        checked, exports: from, decisions: reading.decisions(), in: connection,
        masking: Masking(reveal: values.reveal)
      ).explain(table, id, field: field)
      if values.reveal {
        try values.note(
          "explanation of \(table) \(id)", run: run, in: reading.workFolder(of: store.address))
      }
      if json {
        try Terminal.json(explanation)
      } else {
        Terminal.result(ExplanationText(explanation, isMasked: !values.reveal).text)
      }
    } catch {
      throw Terminal.failure(error)
    }
  }
}
