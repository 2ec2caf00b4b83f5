extension DefectSeeder {
  /// Makes a second record that meets the first: the same number, person, key or line.
  func double(
    _ site: inout Site, _ wish: Wish, in trust: inout Trust, _ unit: inout Unit,
    _ random: inout RandomSource
  ) {
    let first = victimOfPair(site, in: unit)
    site.other = first
    switch site.defect.plan.how {
    case .sameNumber:
      let second = trust.addPerson(wish, at: trust.household(&random), to: &unit, &random)
      unit.people[second].nhsNumber = unit.people[0].nhsNumber
      for index in [0, second] { unit.people[index].nhsNumberStatus = NationalCode(site.value) }
      trust.addActivity(of: second, wish, to: &unit, &random)
      site.victim = unit.patient(second) ?? 0
    case .samePerson:
      let second = trust.addPerson(wish, at: site.home, to: &unit, &random)
      unit.people[second].forename = unit.people[0].forename
      unit.people[second].isFemale = unit.people[0].isFemale
      unit.people[second].birth = unit.people[0].birth
      trust.addActivity(of: second, wish, to: &unit, &random)
      site.victim = unit.patient(second) ?? 0
    case .recordAgain:
      unit.visits.append(unit.visits[first])
      site.victim = unit.visits.count - 1
    case .keyAgain where site.target.kind == .patient:
      // Another person under the first one's hospital number, to whom no activity belongs.
      var wish = wish
      wish.isBare = true
      let second = trust.addPerson(wish, at: trust.household(&random), to: &unit, &random)
      site.victim = unit.patient(second) ?? 0
      unit.visits[site.victim].owner = unit.visits[first].owner
    case .keyAgain:
      var copy = unit.visits[first]
      copy.seed = random.next()
      copy.start = WallClock.clearOfClockChange(copy.start + WallClock.minutesOfDay)
      unit.visits.append(copy)
      site.victim = unit.visits.count - 1
    default: preconditionFailure("'\(site.defect.plan.how.rawValue)' makes no pair")
    }
  }

  private func victimOfPair(_ site: Site, in unit: Unit) -> Int {
    guard let first = unit.first(site.target.kind) else {
      preconditionFailure("no \(site.target.kind) was made for a defect")
    }
    return first
  }

  /// A third person for whom the number is given up, too.
  func mergedAgain(
    _ site: inout Site, _ wish: Wish, in trust: inout Trust, _ unit: inout Unit,
    _ random: inout RandomSource
  ) {
    let first = victimOfPair(site, in: unit)
    site.other = first
    var plain = Wish()
    plain.isModest = true
    plain.life = .living
    let third = trust.addPerson(plain, at: trust.household(&random), to: &unit, &random)
    var merge = unit.visits[first]
    merge.person = third
    merge.parent = unit.patient(third)
    merge.owner = unit.people[third].hospitalNumber
    merge.key = trust.nextKey(.merge)
    unit.visits.append(merge)
    site.victim = unit.visits.count - 1
  }

  /// The number that was kept is given up for the one that was given up for it.
  func mergedInLoop(
    _ site: inout Site, in trust: inout Trust, _ unit: inout Unit, _ random: inout RandomSource
  ) {
    let first = victimOfPair(site, in: unit)
    site.other = first
    var merge = unit.visits[first]
    guard let loser = unit.people.firstIndex(where: { $0.hospitalNumber == merge.loser }) else {
      preconditionFailure("a number was given up that nobody had")
    }
    merge.person = loser
    merge.parent = unit.patient(loser)
    merge.loser = merge.owner
    merge.owner = unit.people[loser].hospitalNumber
    merge.key = trust.nextKey(.merge)
    merge.seed = random.next()
    merge.start = WallClock.clearOfClockChange(merge.start + WallClock.minutesOfDay)
    unit.visits.append(merge)
    site.victim = unit.visits.count - 1
  }

  /// Makes a record whose parent is in no file.
  func orphan(
    _ site: inout Site, in trust: inout Trust, _ unit: inout Unit, _ random: inout RandomSource
  ) {
    let stranger = trust.stranger()
    site.missingKey = stranger
    var visit = Visit(
      kind: site.target.kind, person: 0, parent: nil, owner: unit.people[0].hospitalNumber,
      key: trust.nextKey(site.target.kind), seed: random.next())
    let day = trust.today - random.number(in: 100...1_000)
    visit.start = trust.minute(day, between: 540, 900, &random)
    visit.end = visit.start + 300
    if [.alert, .allergy].contains(site.target.kind) { visit.end = WallClock.none }
    if site.target.kind == .referral {
      trust.referrals += 1
      visit.referral = trust.referrals
    }
    visit.loser = unit.people[0].hospitalNumber
    orphanLinks(of: &visit, stranger, in: trust)
    visit.attendance = UInt8(ascii: "5")
    if site.target.kind == .episode, isFolded {
      // The stay is the orphan: what its episode says of the patient leads nowhere.
      visit = Visit(
        kind: .spell, person: 0, parent: nil, owner: stranger, key: trust.nextKey(.spell),
        seed: random.next())
      visit.start = trust.minute(day, between: 540, 900, &random)
      visit.end = visit.start + 300
      site.victim = unit.visits.count
      trust.addSpell(visit, episodes: 1, isExact: true, to: &unit, &random)
      return
    }
    if site.target.kind == .appointment {
      trust.referrals += 1
      visit.referral = trust.referrals
    }
    if site.target.kind == .episode {
      visit.spell = stranger
      visit.diagnoses = 2
    } else {
      visit.owner = stranger
    }
    unit.visits.append(visit)
    site.victim = unit.visits.count - 1
  }

  /// What a record of a file of its own names beside its patient.
  private func orphanLinks(of visit: inout Visit, _ stranger: Int, in trust: Trust) {
    guard trust.means[.referral, default: 0] > 0 else { return }
    visit.lacksReferral = visit.kind != .referral
    visit.lacksPathway = true
    visit.link = stranger
    visit.spell = stranger
  }
}
