import Diagnostics
import Extract
import Migration
import Transform

extension WorklistSources {
  /// Checks corrected values by the steps of their mapping, record by record.
  ///
  /// - Parameter asAt: Of the extract, microseconds UTC: what lies after it is the future.
  /// - Returns: The check.
  package func valueCheck(asAt: Int64) -> ValueCheck {
    var trials: [String: CorrectionTrial] = [:]
    for plan in allPlans {
      trials[plan.name] = CorrectionTrial(plan, plans: allPlans, of: project, asAt: asAt)
    }
    let sources = self
    let known = trials
    return { record, corrections, anew in
      var sources = sources
      guard let trial = known[record.mapping], let layout = sources.source(of: record)?.layout
      else { return [] }
      let split =
        anew.map { sources.split(anew: $0, for: record) } ?? sources.split(record)?.cells
      if anew != nil, split == nil { return [Self.notSplit(layout)] }
      // Of one that could not be split, all values are among the corrections.
      var cells = split ?? RecordCells(blankIn: layout)
      for correction in corrections {
        let column = RecordCells.Column(correction.column, child: correction.child)
        _ = cells.replace(column, with: correction.value, in: layout)
      }
      return trial.faults(of: cells.values, children: cells.children).map { fault in
        let isOfChild = layout.children.contains { set in
          set.columns.contains { $0.name == fault.sourceColumn }
        }
        return RemainingFault(
          column: fault.sourceColumn, child: isOfChild ? fault.child : nil,
          words: Self.words(fault.reason, fault.expected), remedy: fault.reason.remedyForValue)
      }
    }
  }

  private static func notSplit(_ layout: Layout) -> RemainingFault {
    RemainingFault(
      column: nil, words: "what was written is not exactly one record of the file",
      remedy: "Write it in one piece and as the file would have it, with all of its"
        + " \(layout.columns.count) columns and the same characters between them")
  }

  private static func words(_ reason: Reason, _ expected: String?) -> String {
    "the corrected value is refused: \(reason.sentence)"
      + (expected.map { ": expected \($0)" } ?? "")
  }
}

extension Reason {
  /// What to do about a value that a person has written, not about one of the old system.
  fileprivate var remedyForValue: String {
    "Write it as the old system would; `migrate reference \(slug)` says what is wrong with such values"
  }
}
