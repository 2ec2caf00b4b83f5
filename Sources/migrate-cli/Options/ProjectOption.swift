import ArgumentParser
import Diagnostics
import Migration
import Rehearsal

/// The project of a verb.
struct ProjectOption: ParsableArguments {
  @Argument(
    help: "The folder with migration.yaml.", completion: .directory)
  var project: String = "."

  /// Reads and checks the project.
  func checked() throws -> CheckedProject {
    let (checked, faults) = CheckedProject.read(project)
    guard let checked, checked.isRunnable else {
      Terminal.note(TerminalRenderer().render(faults))
      throw ExitCode(4)
    }
    return checked
  }
}
