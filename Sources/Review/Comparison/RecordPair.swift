import Load
import RecordStore
import Schema

/// One record of the old system as it ended in both runs, before anyone asks why.
struct RecordPair {
  /// How a record ended in one run.
  struct End {
    /// `nil` where it is not loaded.
    var place: Int64?
    /// What kept it out: of several records of one row, those with something wrong.
    var isolated: [StoreState.Isolated] = []
    var rows: [StoreState.StateRow] = []

    var isOut: Bool { place == nil && !isolated.isEmpty }
    var reasons: [String] {
      var reasons: [String] = []
      for slug in isolated.flatMap(\.faults).map(\.slug) where !reasons.contains(slug) {
        reasons.append(slug)
      }
      return reasons.isEmpty && isOut ? ["PARENT_WAITING"] : reasons
    }
  }

  let table: Table
  let mapping: String
  let key: String?
  var before: End
  var after: End
  /// Where rows differ.
  var differences: [Difference] = []

  /// A field of a row that differs; the row is told by its number among those of its table.
  struct Difference: Hashable {
    let table: String
    let ordinal: Int64
    let field: String
    let before: [SQLValue]?
    let after: [SQLValue]?
  }

  /// `nil` where it ended alike.
  var change: ComparedRecord.Change? {
    switch (before.place, after.place) {
    case (_?, _?): return differences.isEmpty ? nil : .changed
    case (nil, _?): return .loaded
    default: break
    }
    if after.isOut {
      if before.isOut, before.reasons == after.reasons { return nil }
      if before.isOut, after.isRejected == before.isRejected { return .otherReasons }
      return after.isRejected ? .rejected : .held
    }
    return before.place != nil || before.isOut ? .gone : nil
  }
}

extension RecordPair.End {
  var isRejected: Bool { isolated.contains { !$0.isHeld } }
}
