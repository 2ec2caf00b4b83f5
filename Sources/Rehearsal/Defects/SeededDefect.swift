/// A defect or look-alike of the plan, its targets found in the files.
struct FoundTarget {
  let file: Int
  let kind: RecordKind
  /// -1 for the whole record.
  let column: Int
  let columnName: String?
}

/// A kind of defect that can be seeded.
struct SeededDefect {
  let plan: DefectPlan
  let targets: [FoundTarget]

  /// The number of times it can be seeded in one run.
  var most: Int { plan.how == .cutOff ? targets.count : .max }

  /// Whether each of them is one record for a person to fix, whatever waits for it.
  var isCause: Bool {
    let kept = plan.expects.filter(\.outcome.keepsOut)
    guard kept.count == 1, let expected = kept.first, expected.subject == .itself else {
      return false
    }
    return expected.outcome == .rejected || expected.outcome == .held
  }

  func target(_ instance: Int) -> FoundTarget { targets[instance % targets.count] }

  /// The value of an instance: each target has all values in turn.
  func value(_ instance: Int) -> String {
    plan.values.isEmpty ? "" : plan.values[instance / targets.count % plan.values.count]
  }
}

/// A kind of look-alike that can be made.
struct SeededLookAlike {
  let plan: LookAlikePlan
  let targets: [FoundTarget]
  /// How many there must be for the defects of this run.
  var wanted = 0

  func target(_ instance: Int) -> FoundTarget? {
    targets.isEmpty ? nil : targets[instance % targets.count]
  }

  func value(_ instance: Int) -> String {
    guard !plan.values.isEmpty else { return "" }
    return plan.values[instance / max(targets.count, 1) % plan.values.count]
  }
}
