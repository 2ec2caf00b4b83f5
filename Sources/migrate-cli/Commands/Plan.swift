import ArgumentParser
import Diagnostics
import Migration
import Transform

struct Plan: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows the phases of a load, and how long it will take by the last rehearsal.",
    discussion: """
      The rehearsal is a dry-run or run in the work folder, of the same project and on the same \
      machine. Each step takes as much longer as it has more records.

      Exit status: 0 there is a plan, also without a rehearsal; 4 the project is wrong, 5 the \
      exports or the rehearsal that is named cannot be read.
      """)

  @OptionGroup var project: ProjectOption

  @Option(
    help: "The folder of the exports to plan for. Default: that of the project.",
    completion: .directory)
  var from: String?

  @Option(help: "Plan for so many records in all, instead of those in the folder.")
  var records: Int?

  @Option(help: "The work folder with the rehearsal.", completion: .directory)
  var work: String = ReadingOptions.defaultWork

  @Option(
    name: .customLong("run"), help: "The rehearsal. Default: the last run that came to its end.")
  var named: String?

  @Option(help: "When it starts, as 18:00: shows when each step will end.")
  var start: ClockTime?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let records, records < 1 { throw ValidationError("--records must be 1 or more.") }
    if records != nil, from != nil {
      throw ValidationError("Plan for --records or for the exports --from a folder, not for both.")
    }
  }

  func run() throws {
    let checked = try project.checked()
    let name = checked.project.name
    let rehearsal = WorkFolder.rehearsal(of: name, run: named, in: work)
    if let named, rehearsal == nil {
      throw Terminal.fail(
        [
          Diagnostic(
            .noRun,
            "the work folder '\(work)' has no run '\(named)' of \(name) that came to its end",
            at: nil, remedy: "Name another with '--run', or its folder with '--work'")
        ], status: 5)
    }
    let plan: CutOverPlan
    do throws(MigrationError) {
      plan = try CutOverPlan(
        checked,
        for: records.map(CutOverPlan.Size.records)
          ?? .exports(from ?? checked.project.exports, mustExist: from != nil),
        rehearsal: rehearsal, scan: WorkFolder.lastScan(of: name, in: work)?.step)
    } catch {
      throw Terminal.fail([error.diagnostic], status: 5)
    }
    if output.json { return try Terminal.json(PrintedPlan(plan, start: start)) }
    Terminal.result(PlanText(plan: plan, start: start, work: work).text)
  }
}
