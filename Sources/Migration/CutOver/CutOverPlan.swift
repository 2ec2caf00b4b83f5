import Diagnostics
import Foundation
import Transform

/// The phases of a load in their order, and how long the cut-over will take: `migrate plan`.
package struct CutOverPlan: Sendable {
  /// One mapping with the files that it reads.
  package struct Phase: Sendable, Hashable, Codable {
    package let mapping: String
    package let source: String
    /// The pattern of the source's file names.
    package let pattern: String
    /// Empty where the exports are not there yet.
    package let files: [ExportFile]
    /// The mappings whose records it refers to; they load before.
    package let needs: [String]
    /// Whether an earlier mapping accounts for the records.
    package let derived: Bool

    /// `nil` where not all are declared.
    package var records: Int? {
      let counts = files.map(\.records)
      return files.isEmpty || counts.contains(nil) ? nil : counts.reduce(0) { $0 + ($1 ?? 0) }
    }
  }

  /// One step of the weekend.
  package struct Step: Sendable, Hashable {
    package let step: RunStep
    /// Seconds that it took in the rehearsal; `nil` where it was not in it.
    package let measured: Double?
  }

  /// What the plan is for.
  package enum Size: Sendable {
    /// The exports of this folder; where it need not be there and is not, as many records as the
    /// rehearsal had.
    case exports(String, mustExist: Bool)
    case records(Int)
  }

  package let project: String
  package let phases: [Phase]
  /// What the prediction is made from; `nil` without one.
  package let rehearsal: StoredRehearsal?
  /// Records of all files together; `nil` where not all are declared.
  package let records: Int?
  /// In their order, with the seconds that are predicted; empty without a rehearsal.
  package let steps: [Step]

  package var seconds: Double { steps.reduce(0) { $0 + $1.step.seconds } }

  /// - Parameters:
  ///   - checked: A project without errors.
  ///   - size: What the plan is for.
  ///   - rehearsal: The run to predict from.
  ///   - scan: How long the last scan took, of how many records.
  /// - Throws: Where the folder of the exports or its manifest cannot be read.
  package init(
    _ checked: CheckedProject, for size: Size, rehearsal: StoredRehearsal?, scan: RunStep? = nil
  ) throws(MigrationError) {
    let project = checked.project
    var files: [String: [ExportFile]] = [:]
    if case .exports(let folder, let mustExist) = size,
      mustExist || FileManager.default.fileExists(atPath: folder)
    {
      files = try ExportFile.files(of: project, in: folder)
    }
    self.project = project.name
    self.rehearsal = rehearsal
    phases = Self.phases(checked, files)
    switch size {
    case .records(let count): records = count
    case .exports where files.isEmpty: records = rehearsal?.summary.read
    case .exports: records = Self.records(of: project, phases, files)
    }
    guard let rehearsal else {
      steps = []
      return
    }
    let prediction = rehearsal.prediction
    var predicted: [RunStep]
    if files.isEmpty {
      predicted = prediction.steps(records: records ?? 0)
    } else {
      let expected = RunStep.expected(checked.plans, of: project, files: files)
      predicted = prediction.steps(
        [RunStep(.check)] + expected + [RunStep(.report)], records: records)
    }
    if let scan {
      let wanted = RunStep(.scan, records: records, bytes: StepPrediction.bytes(predicted))
      let ofScan = StepPrediction(rehearsal: [scan], records: scan.records ?? 0)
      predicted = ofScan.steps([wanted], records: records) + predicted
    }
    let measured = [scan].compactMap { $0 } + rehearsal.steps
    steps = predicted.map { step in
      Step(step: step, measured: measured.first(where: step.isSame)?.seconds)
    }
  }

  private static func phases(
    _ checked: CheckedProject, _ files: [String: [ExportFile]]
  ) -> [Phase] {
    checked.plans.enumerated().map { number, plan in
      Phase(
        mapping: plan.name, source: plan.source,
        pattern: checked.project.source(named: plan.source)?.files ?? "",
        files: files[plan.source] ?? [],
        needs: checked.plans[..<number].filter { earlier in
          earlier.keySpace != plan.keySpace && plan.usedSpaces.contains(earlier.keySpace)
        }.map(\.name),
        derived: plan.isDerived)
    }
  }

  /// Declared records of what is loaded or compared; each counts once.
  private static func records(
    of project: Project, _ phases: [Phase], _ files: [String: [ExportFile]]
  ) -> Int? {
    let own = project.sources.filter { source in
      source.isReconciliation || phases.contains { $0.source == source.name }
    }
    let counts = own.flatMap { files[$0.name] ?? [] }.map(\.records)
    return counts.isEmpty || counts.contains(nil) ? nil : counts.reduce(0) { $0 + ($1 ?? 0) }
  }
}
