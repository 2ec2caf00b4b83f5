/// Which defect comes when: K of them spread evenly over N records.
///
/// All kinds come in turn, in the plan's order, a kind of weight two twice in every round but the
/// first. What can only stand at the end of a file comes last. Where there are fewer defects than
/// kinds, only those are seeded of which each is a record for a person to fix.
struct DefectSchedule {
  /// The kinds in the order of their sites, as indexes into the plan.
  private(set) var sites: [Int] = []
  /// The kinds that end files.
  private(set) var endings: [Int] = []
  private(set) var counts: [Int]

  init(_ defects: [SeededDefect], count: Int) {
    counts = [Int](repeating: 0, count: defects.count)
    var round = 0
    let isFew = count < defects.count && defects.contains(where: \.isCause)
    let heaviest = defects.map(\.plan.weight).max() ?? 1
    while sites.count + endings.count < count {
      let before = sites.count + endings.count
      for (index, defect) in defects.enumerated()
      where defect.plan.weight > round % heaviest && (!isFew || defect.isCause) {
        guard sites.count + endings.count < count, counts[index] < defect.most else { continue }
        counts[index] += 1
        if defect.plan.how == .cutOff { endings.append(index) } else { sites.append(index) }
      }
      round += 1
      if sites.count + endings.count == before, round > heaviest { break }
    }
  }
}
