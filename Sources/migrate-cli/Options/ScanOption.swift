import ArgumentParser
import Diagnostics
import Migration
import Transform

/// The scan with which a verb compares a project.
struct ScanOption: ParsableArguments {
  @Option(help: "The scan: its folder, or 'none'. Default: the last in the work folder.")
  var scan: String?

  @Option(help: "The work folder. Default: trackway.work.", completion: .directory)
  var work: String?

  /// The scan, where there is one; the one that is named must be there.
  func read(of project: String) throws -> StoredScan? {
    if scan == "none" { return nil }
    guard let scan else {
      return WorkFolder.lastScan(of: project, in: work ?? ReadingOptions.defaultWork)
    }
    do throws(MigrationError) {
      return try StoredScan.read(scan)
    } catch {
      throw Terminal.fail([error.diagnostic], status: 5)
    }
  }

  /// What is in the exports and in no rule.
  func faults(in checked: CheckedProject?) throws -> [Diagnostic] {
    guard let checked, let scan = try read(of: checked.project.name) else { return [] }
    return ScanCheck.faults(
      in: checked.project, plans: checked.plans, scan: scan.scan, of: scan.day)
  }
}
