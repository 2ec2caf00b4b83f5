/// Which defects stand in any export, however many were asked for: those that rules repair, spread
/// evenly over the records.
struct DirtSchedule {
  private let kinds: [(defect: Int, wanted: Int)]
  /// How many are made of each.
  private var made: [Int]

  /// - Parameters:
  ///   - dirt: How often each stands there, for a patient.
  ///   - defects: The kinds of the plan.
  ///   - people: How many patients there will be, about.
  init(_ dirt: [(defect: String, share: Double)], among defects: [SeededDefect], people: Double) {
    kinds = dirt.compactMap { dirt in
      defects.firstIndex { $0.plan.name == dirt.defect }.map {
        ($0, Int(max(0, people) * dirt.share))
      }
    }
    made = [Int](repeating: 0, count: kinds.count)
  }

  /// The next one, where it is time for one.
  ///
  /// - Parameter progress: How much of the run is done, from 0 to 1.
  /// - Returns: The kind, and how many of it came before.
  mutating func next(_ progress: Double) -> (defect: Int, instance: Int)? {
    for (index, kind) in kinds.enumerated()
    where Double(made[index]) < Double(kind.wanted) * progress {
      made[index] += 1
      return (kind.defect, made[index] - 1)
    }
    return nil
  }
}
