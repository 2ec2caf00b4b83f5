package import Diagnostics
package import Transform

/// A project with its plans, and all that is wrong with it: `migrate check`.
package struct CheckedProject: Sendable {
  package let project: Project
  package let plans: [MappingPlan]
  package let faults: [Diagnostic]
  /// How long it took to read and check it.
  package var seconds = 0.0

  package var isRunnable: Bool { !faults.contains { $0.severity == .error } }

  /// Reads and compiles a project; no record is read.
  ///
  /// - Parameters:
  ///   - folder: The folder with `migration.yaml`.
  ///   - meanings: What `means:` of a layout may say; `nil` leaves it unchecked.
  /// - Returns: The faults alone, where there is no project to speak of.
  package static func read(
    _ folder: String, meanings: MeaningList? = nil
  ) -> (project: CheckedProject?, faults: [Diagnostic]) {
    let begun = ContinuousClock.now
    let (project, faults) = ProjectReader.read(folder, meanings: meanings)
    guard let project else { return (nil, faults) }
    let (plans, compiled) = MappingCompiler.compile(project, codes: NationalCodes.codes)
    // A code table that two lines translate by is wrong once.
    var seen: Set<Diagnostic> = []
    let all = (faults + compiled).filter { seen.insert($0).inserted }.inFileOrder()
    let seconds = (begun.duration(to: .now) / .milliseconds(1)).rounded() / 1000
    return (
      CheckedProject(project: project, plans: plans, faults: all, seconds: seconds), all
    )
  }
}
