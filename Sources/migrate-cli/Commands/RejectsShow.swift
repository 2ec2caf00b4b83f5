import ArgumentParser
import Diagnostics
import Migration
import Review

struct RejectsShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows one record with everything that is wrong with it.")

  @Argument(help: "The record's id, or the beginning of it.")
  var id: String

  @OptionGroup var project: ProjectOption
  @OptionGroup var reading: ReadingOptions

  @OptionGroup var values: RevealOptions

  func run() throws {
    let findings = try reading.findings()
    var show: RejectShow
    do {
      show = try RejectShow(id, in: findings.isolated, reveal: values.reveal)
      show.history =
        try reading.history(project, in: findings.connection)?.lines(of: show.record.id) ?? []
      // Without the project nobody knows what the record would have become.
      let checked = project.read().project.flatMap { $0.isRunnable ? $0 : nil }
      var details = try DetailsReader(
        findings.connection, run: findings.reference, checked, exports: nil)
      if values.reveal {
        show.privacy = try details.privacy(of: show.record, run: findings.reference)
      }
      show.others =
        try details.others(of: [show.record], among: findings.isolated)[show.record.id] ?? []
    } catch {
      throw Terminal.failure(error)
    }
    if values.reveal {
      try values.note(
        "record \(show.record.id)", run: findings.reference.name,
        in: reading.workFolder(of: findings.store))
    }
    Terminal.result(show.text)
  }
}
