import ArgumentParser
import Diagnostics
import Foundation
import Migration
import Review
import Transform

/// Who decides; for verbs that add lines to the list of decisions.
struct DecidingOptions: ParsableArguments {
  @Option(help: "Who decides: a name that others know you by.")
  var by: String

  func validate() throws {
    guard by.allSatisfy(\.isWhitespace) else { return }
    throw ValidationError("'--by' takes a name")
  }
}

extension ReadingOptions {
  /// The folder with the list of decisions: that which is named, or that beside the store.
  func workFolder() throws -> WorkFolder {
    do throws(MigrationError) {
      return try WorkFolder(workFolderPath)
    } catch {
      throw Terminal.fail([error.diagnostic], status: 5)
    }
  }

  var workFolderPath: String { work ?? store.map(WorkFolder.beside) ?? Self.defaultWork }

  func decisionLog() throws -> DecisionLog {
    let folder = try workFolder()
    do throws(MigrationError) {
      return try DecisionLog(in: folder)
    } catch {
      throw Terminal.fail([error.diagnostic], status: 5)
    }
  }

  /// The records to decide about with what is needed to show and check them.
  func worklist(
    _ checked: CheckedProject, from exports: String?
  ) throws -> (worklist: Worklist, sources: WorklistSources, findings: Findings) {
    let findings = try findings()
    var sources = WorklistSources(checked, exports: exports ?? checked.project.exports)
    let worklist = Worklist(run: findings.reference.name, findings.isolated, &sources)
    return (worklist, sources, findings)
  }
}

extension CheckedProject {
  /// The moment of the extract by its manifest, or now: microseconds UTC.
  func asAt(exports: String?) -> Int64 {
    let folder = exports ?? project.exports
    let manifest = try? Manifest.read("\(folder)/\(project.manifest)")
    let moment = manifest?.asAt ?? Date()
    return Int64(moment.timeIntervalSince1970 * 1_000_000)
  }
}
