/// Makes the units of ordinary people, with what looks like a defect among them and is none.
struct LookAlikeMaker {
  let files: [RecordPrinter]
  let kinds: [SeededLookAlike]
  /// How many are made of each kind.
  private(set) var made: [Int]
  private let seeder: DefectSeeder

  /// The most look-alikes that one household gets beside the first.
  private static let most = 6

  init(files: [RecordPrinter], kinds: [SeededLookAlike]) {
    self.files = files
    self.kinds = kinds
    made = [Int](repeating: 0, count: kinds.count)
    seeder = DefectSeeder(files: files)
  }

  /// Makes an ordinary household.
  ///
  /// - Parameters:
  ///   - progress: How much of the run is done, from 0 to 1: so much of the look-alikes should be
  ///     made.
  ///   - trust: Gives out numbers, addresses and keys.
  ///   - random: Of this unit alone.
  /// - Returns: The unit, without answers.
  mutating func unit(
    _ progress: Double, in trust: inout Trust, _ random: inout RandomSource
  ) -> Unit {
    var unit = Unit()
    let due = due(progress)
    guard let leading = due.first else {
      fill(&unit, Wish(), Self.size(&random), in: &trust, &random)
      return unit
    }
    lead(leading, &unit, in: &trust, &random)
    for kind in due.dropFirst().prefix(Self.most) { add(kind, to: &unit) }
    return unit
  }

  /// The kinds of which too few are made, the rarest first.
  private func due(_ progress: Double) -> [Int] {
    // All are made when nine tenths of the run are done.
    let share = min(1, progress / 0.9)
    let lacking = kinds.indices.map { Double(kinds[$0].wanted) * share - Double(made[$0]) }
    return kinds.indices.filter { lacking[$0] > 0 }.sorted {
      (lacking[$0], $1) > (lacking[$1], $0)
    }
  }

  private static func size(_ random: inout RandomSource) -> Int {
    switch random.below(100) {
    case 0..<50: 1
    case 50..<85: 2
    default: 3
    }
  }

  private func fill(
    _ unit: inout Unit, _ wish: Wish, _ size: Int, in trust: inout Trust,
    _ random: inout RandomSource
  ) {
    let home = trust.household(&random)
    for place in 0..<size {
      let wish = place == 0 ? wish : Wish()
      let person = trust.addPerson(wish, at: home, to: &unit, &random)
      trust.addActivity(of: person, wish, to: &unit, &random)
    }
  }

  // MARK: The first look-alike of a household

  /// Makes the household for the sake of one look-alike.
  private mutating func lead(
    _ index: Int, _ unit: inout Unit, in trust: inout Trust, _ random: inout RandomSource
  ) {
    let kind = kinds[index]
    let target = kind.target(made[index])
    var wish = Wish()
    if let target { wish.include(target.kind) }
    wish.follow(kind.plan.condition)
    var size = Self.size(&random)
    switch kind.plan.how {
    case .write:
      if let target, target.column >= 0,
        files[target.file].columns[target.column].content == .postcode
      {
        // Many have this postcode, so it no longer tells two people apart.
        wish.hasSharedPostcode = true
        size = 1
      }
    case .numberInGroups: wish.hasNumber = !trust.numbers.isShort
    case .newborn:
      wish.life = .newborn
      wish.isActive = false
      size = 1
    case .twins, .couple: size = 2
    case .mergeChain, .seenUnderLoser:
      wish.life = .living
      wish.merges = 1
    case .touchingEpisodes: wish.episodes = 2
    case .diesInHospital:
      wish.life = .deceased
      wish.diesInHospital = true
    case .openBesideEnded:
      wish.life = .living
      wish.openSpells = 1
    case .startAt: wish.life = .living
    }
    if [.touchingEpisodes, .diesInHospital, .openBesideEnded].contains(kind.plan.how) {
      wish.spells = max(wish.spells, 1)
    }
    if kind.plan.how == .twins {
      twins(&unit, wish, in: &trust, &random)
    } else {
      fill(&unit, wish, size, in: &trust, &random)
    }
    if kind.plan.how == .mergeChain { lengthen(&unit, in: &trust, &random) }
    if kind.plan.how == .seenUnderLoser { seeLoser(&unit, in: &trust, &random) }
    if !kind.plan.how.changesNoCell {
      change(index, &unit)
    }
    made[index] += 1
  }

  /// Forgets what was made since, for a household that found no room.
  mutating func takeBack(_ made: [Int]) { self.made = made }

  private func twins(
    _ unit: inout Unit, _ wish: Wish, in trust: inout Trust, _ random: inout RandomSource
  ) {
    let home = trust.household(&random)
    // Old enough by the same amount, so that what happened to either lies after both births.
    var wish = wish
    wish.life = .living
    wish.appointments = 1
    for _ in 0..<2 { _ = trust.addPerson(wish, at: home, to: &unit, &random) }
    unit.people[1].birth = unit.people[0].birth
    for person in 0..<2 { trust.addActivity(of: person, wish, to: &unit, &random) }
  }

  /// Makes a chain of the first merge: another number was given up for the one that it gives up.
  private func lengthen(
    _ unit: inout Unit, in trust: inout Trust, _ random: inout RandomSource
  ) {
    guard let loser = loser(in: unit) else { return }
    trust.addMerge(of: loser, to: &unit, &random)
  }

  /// Makes visits under the number that the first merge gives up.
  private func seeLoser(
    _ unit: inout Unit, in trust: inout Trust, _ random: inout RandomSource
  ) {
    guard let loser = loser(in: unit) else { return }
    var wish = Wish()
    wish.isModest = true
    wish.appointments = 1
    wish.spells = 1
    trust.addActivity(of: loser, wish, to: &unit, &random)
  }

  /// The person whose number the first merge gives up.
  private func loser(in unit: Unit) -> Int? {
    guard let merge = unit.first(.merge) else { return nil }
    return unit.people.firstIndex { $0.hospitalNumber == unit.visits[merge].loser }
  }

  // MARK: Further look-alikes in the same household

  private mutating func add(_ index: Int, to unit: inout Unit) {
    let kind = kinds[index]
    guard kind.plan.how == .write || kind.plan.how == .numberInGroups else { return }
    if change(index, &unit) { made[index] += 1 }
  }

  /// Writes a look-alike into a record that may carry it.
  ///
  /// - Returns: `false` where the household has no such record.
  @discardableResult
  private func change(_ index: Int, _ unit: inout Unit) -> Bool {
    let kind = kinds[index]
    guard let target = kind.target(made[index]) else { return false }
    let isPostcode =
      target.column >= 0 && files[target.file].columns[target.column].content == .postcode
    let found = unit.visits.indices.first { place in
      let visit = unit.visits[place]
      guard visit.kind == target.kind, fits(visit, kind, in: unit) else { return false }
      if isPostcode, unit.people.count > 1 { return false }
      let used = unit.edit(of: visit)?.cells.map(\.column) ?? []
      let also = kind.plan.also.compactMap { files[target.file].column(named: $0.column) }
      return !used.contains(target.column) && !also.contains { used.contains($0) }
    }
    guard let visit = found else { return false }
    switch kind.plan.how {
    case .numberInGroups:
      unit.edit(
        visit, column: target.column,
        Self.grouped(unit.people[unit.visits[visit].person].nhsNumber))
    case .startAt: seeder.start(visit, at: kind.value(made[index]), &unit)
    default:
      seeder.write(kind.value(made[index]), kind.plan.also, at: target, visit, &unit)
    }
    return true
  }

  private func fits(_ visit: Visit, _ kind: SeededLookAlike, in unit: Unit) -> Bool {
    let person = unit.people[visit.person]
    if kind.plan.how == .numberInGroups, person.nhsNumber == 0 { return false }
    if kind.plan.how == .startAt { return !visit.isOpen && !person.isDead }
    return switch kind.plan.condition {
    case .anybody: true
    case .living: !person.isDead
    case .deceased: person.isDead
    case .withoutActivity: !unit.visits.contains { $0.parent != nil }
    case .inHospital: visit.isOpen
    case .booked: visit.isToCome
    case .waiting:
      unit.visits.contains {
        $0.kind == .clock && $0.isOpen && $0.person == visit.person
      }
    }
  }

  private static func grouped(_ number: Int) -> [UInt8] {
    let digits = Array(String(number).utf8)
    let space = UInt8(ascii: " ")
    return digits[..<3] + [space] + digits[3..<6] + [space] + digits[6...]
  }
}

extension Likeness {
  /// Whether it lies in the people and visits themselves.
  fileprivate var changesNoCell: Bool {
    switch self {
    case .write, .numberInGroups, .startAt: false
    case .newborn, .twins, .couple, .mergeChain, .seenUnderLoser, .touchingEpisodes,
      .diesInHospital,
      .openBesideEnded:
      true
    }
  }
}
