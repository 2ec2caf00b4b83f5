import ArgumentParser
import Diagnostics
import Foundation
import Migration
import RecordStore
import Review

/// Which run of which store a verb reads.
struct ReadingOptions: ParsableArguments {
  @Option(help: "The store to read: sqlite:PATH. Default: that of the last run in the work folder.")
  var store: String?

  @Option(help: "The work folder.", completion: .directory)
  var work: String?

  @Option(help: "The run. Default: the last.")
  var run: String?

  /// The store and the name of the run in it.
  func open() throws -> (store: any Store, run: String?) {
    do {
      if let store { return (try Stores.open(store), run) }
      let folder = work ?? Self.defaultWork
      guard let summary = Self.summary(of: run, in: folder) else {
        throw Terminal.fail(
          [
            Diagnostic(
              .noRun, "the work folder '\(folder)' knows no run", at: nil,
              remedy: "Name the store with '--store sqlite:PATH', or the folder with '--work'")
          ], status: 5)
      }
      return (try Stores.open(summary.store), summary.run)
    } catch {
      throw Terminal.failure(error)
    }
  }

  static let defaultWork = "trackway.work"

  /// The work folder of a run: the one that is named, or that beside its store.
  func workFolder(of store: String) throws -> WorkFolder? {
    let named = work ?? (self.store == nil ? Self.defaultWork : nil)
    do throws(MigrationError) {
      return try WorkFolder(named ?? WorkFolder.beside(store))
    } catch {
      throw Terminal.fail([error.diagnostic], status: 5)
    }
  }

  /// What people have decided, where the work folder is there.
  func decisions() throws(MigrationError) -> DecisionLog? {
    let folder = work ?? store.map(WorkFolder.beside) ?? Self.defaultWork
    guard FileManager.default.fileExists(atPath: folder) else { return nil }
    return try DecisionLog(in: WorkFolder(folder))
  }

  static func summary(of run: String?, in folder: String) -> RunSummary? {
    guard FileManager.default.fileExists(atPath: folder), let work = try? WorkFolder(folder) else {
      return nil
    }
    let runs = run.map { [$0] } ?? work.runs.reversed()
    for run in runs {
      if let data = work.read("summary.json", ofRun: run),
        let summary = try? JSONDecoder().decode(RunSummary.self, from: data)
      {
        return summary
      }
    }
    return nil
  }

  /// Everything that people are told of the run.
  func findings() throws -> Findings {
    let (store, run) = try open()
    do {
      let connection = try store.connect(.readOnly)
      let reference = try RunReference.find(run, in: connection)
      let summary = reference.summary.flatMap {
        try? JSONDecoder().decode(RunSummary.self, from: Data($0.utf8))
      }
      return Findings(
        store: store.address, reference: reference, summary: summary,
        isolated: try IsolatedRecords.read(of: reference, from: connection),
        connection: connection)
    } catch {
      throw Terminal.failure(error)
    }
  }
}

/// A run as it is read from its store.
struct Findings {
  /// Its address: `sqlite:PATH`.
  let store: String
  let reference: RunReference
  /// `nil` where the run did not come to its end.
  let summary: RunSummary?
  let isolated: [Review.IsolatedRecord]
  let connection: any Connection
}
