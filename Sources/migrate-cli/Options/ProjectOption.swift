import ArgumentParser
import Diagnostics
import Foundation
import Migration
import Rehearsal
import Transform

/// The project of a verb.
struct ProjectOption: ParsableArguments {
  @Argument(
    help: "The folder with migration.yaml.", completion: .directory)
  var project: String = "."

  /// Absolute.
  var folder: String {
    URL(filePath: project, directoryHint: .isDirectory).standardizedFileURL.path
  }

  /// Reads and checks the project, and leaves it to the verb what to do about its faults.
  func read() -> (project: CheckedProject?, faults: [Diagnostic]) { Self.read(project) }

  private static func read(_ folder: String) -> (project: CheckedProject?, faults: [Diagnostic]) {
    let meanings = MeaningList(Meaning.all.map(\.words)) { Meaning.named($0) != nil }
    return CheckedProject.read(folder, meanings: meanings)
  }

  /// Reads and checks the project.
  func checked() throws -> CheckedProject { try Self.checked(project) }

  /// Reads and checks the project in a folder.
  static func checked(_ folder: String) throws -> CheckedProject {
    let (checked, faults) = read(folder)
    guard let checked, checked.isRunnable else {
      Terminal.note(TerminalRenderer().render(faults))
      throw ExitCode(4)
    }
    return checked
  }
}
