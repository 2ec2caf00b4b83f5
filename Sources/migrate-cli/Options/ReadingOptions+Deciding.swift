import Diagnostics
import Foundation
import Migration
import RecordStore
import Review
import Transform

extension ReadingOptions {
  /// What was decided about records, for lists; nothing where there is no work folder.
  func recordDecisions(_ project: ProjectOption) throws -> RecordDecisions {
    guard let decisions = try decisionsInForce() else { return RecordDecisions() }
    return RecordDecisions(
      decisions, approving: ProjectOption.approvedDecisions(project.project))
  }

  /// What was decided about single records, and what runs of a store have done with it; `nil` where
  /// there is no work folder.
  func history(
    _ project: ProjectOption, in connection: any Connection
  ) throws -> DecisionHistory? {
    guard FileManager.default.fileExists(atPath: workFolderPath) else { return nil }
    let log = try decisionLog()
    return DecisionHistory(
      log, approving: ProjectOption.approvedDecisions(project.project),
      try CarriedOut(of: log, in: connection))
  }

  /// What people have decided; `nil` where there is no work folder.
  func decisionsInForce() throws -> DecisionsInForce? {
    guard FileManager.default.fileExists(atPath: workFolderPath) else { return nil }
    return DecisionsInForce(try decisionLog())
  }

  /// Decides the same about several records: about all, or none.
  func decide(
    _ draft: DecisionDraft, about ids: [String], _ project: String, from: String?,
    by person: String
  ) throws {
    let checked = try ProjectOption.checked(project)
    let (worklist, sources, _) = try worklist(checked, from: from)
    var log = try decisionLog()
    let deciding = RecordDeciding(
      worklist, sources, by: person,
      validate: sources.valueCheck(asAt: checked.asAt(exports: from)))
    do {
      let lines = try deciding.decide(draft, about: ids, in: &log)
      Terminal.result(DecisionText.text(of: lines))
    } catch {
      throw Terminal.failure(error)
    }
  }
}

extension ProjectOption {
  /// The decisions that need a second person, in a project that need not be at hand.
  static func approvedDecisions(_ folder: String) -> Set<Decision.Kind> {
    ProjectReader.read(folder).project?.approving ?? [.excluded]
  }
}
