import Foundation
package import Migration

/// What was open after this run and after those before it, the oldest first.
package struct RunHistory: Sendable {
  /// What has become of root causes since the run before.
  package struct Change: Sendable, Hashable {
    /// The run before.
    package var since: String
    package var fixed: Int
    package var new: Int
    /// Were fixed in some run, and are open again.
    package var cameBack: Int
  }

  /// How many runs a trend shows.
  package static let most = 12

  /// Runs of the same project that came to their end.
  package var earlier: [OpenCauses]
  package var current: OpenCauses
  /// What this run has read: of what another mapping reads it says nothing.
  private let mappings: Set<String>

  package init(earlier: [OpenCauses], current: OpenCauses, mappings: Set<String>) {
    self.earlier = earlier
    self.current = current
    self.mappings = mappings
  }

  /// Reads the lists that the runs before one have left.
  ///
  /// - Parameters:
  ///   - summary: Of the run.
  ///   - current: What is open after it.
  ///   - work: Where the runs are.
  package init(before summary: RunSummary, current: OpenCauses, in work: WorkFolder) {
    self.current = current
    mappings = Set(summary.files.map(\.mapping))
    // As the folder sorts them: the day and a letter.
    let before = work.runs.filter {
      ($0.count, $0) < (summary.run.count, summary.run)
    }
    earlier = before.suffix(Self.most * 4).compactMap { run in
      guard let data = work.read("summary.json", ofRun: run),
        let before = try? JSONDecoder().decode(RunSummary.self, from: data),
        before.project == summary.project, before.isWhole,
        let causes = work.read(OpenCauses.fileName, ofRun: run)
      else { return nil }
      return OpenCauses(run: run, reading: causes)
    }
  }

  /// `nil` where there is no run before.
  package var change: Change? {
    guard let before = earlier.last else { return nil }
    let now = current.ids
    let then = before.ids
    let ever = earlier.reduce(into: Set<String>()) { $0.formUnion($1.ids) }
    let added = now.subtracting(then)
    return Change(
      since: before.run,
      fixed: before.causes.count { !now.contains($0.id) && mappings.contains($0.mapping) },
      new: added.subtracting(ever).count, cameBack: added.intersection(ever).count)
  }

  /// The last runs, this one at the end.
  package var runs: [OpenCauses] { Array((earlier + [current]).suffix(Self.most)) }
}

extension RunSummary {
  /// Whether the run came to its end, so that what it did not isolate is right.
  package var isWhole: Bool {
    switch verdict {
    case .complete, .accepted, .noGo, .unbalanced: true
    case .stopped, .failed, nil: false
    }
  }
}
