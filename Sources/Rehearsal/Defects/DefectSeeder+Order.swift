extension DefectSeeder {
  /// Brings the times of stays, episodes and bookings into disorder.
  func disorder(
    _ site: inout Site, in trust: inout Trust, _ unit: inout Unit, _ random: inout RandomSource
  ) {
    switch site.defect.plan.how {
    case .endsBeforeStart where site.target.kind == .clock:
      site.victim = clock(in: unit)
      endBeforeStart(site, &unit)
    case .openTwice where site.target.kind == .clock:
      site.other = clock(in: unit)
      site.victim = unit.visits.lastIndex { $0.kind == .clock } ?? 0
    case .endsBeforeStart:
      site.victim = stay(in: unit)
      endBeforeStart(site, &unit)
    case .openTwice:
      site.victim = unit.visits.lastIndex { $0.kind == .spell && $0.isOpen } ?? 0
    case .afterDeath: afterDeath(&site, in: &trust, &unit, &random)
    case .bookedAfterDeath: bookedAfterDeath(&site, in: &trust, &unit, &random)
    default: disorderEpisodes(&site, &unit)
    }
  }

  private func endBeforeStart(_ site: Site, _ unit: inout Unit) {
    let days = 1 + site.instance % 4
    unit.visits[site.victim].end = WallClock.clearOfClockChange(
      unit.visits[site.victim].start - days * WallClock.minutesOfDay)
  }

  private func stay(in unit: Unit) -> Int {
    guard let spell = unit.first(.spell, open: false) else {
      preconditionFailure("no stay was made for a defect")
    }
    return spell
  }

  private func clock(in unit: Unit) -> Int {
    guard let clock = unit.first(.clock) else {
      preconditionFailure("no clock was made for a defect")
    }
    return clock
  }

  /// A second patient in the bed of the first.
  func bedAgain(
    _ site: inout Site, _ wish: Wish, in trust: inout Trust, _ unit: inout Unit,
    _ random: inout RandomSource
  ) {
    let first = unit.visits.lastIndex { $0.kind == .wardStay && $0.isOpen }
    let second = trust.addPerson(wish, at: trust.household(&random), to: &unit, &random)
    trust.addActivity(of: second, wish, to: &unit, &random)
    site.victim = unit.visits.lastIndex { $0.kind == .wardStay && $0.isOpen } ?? 0
    site.other = first
    if let first { unit.visits[site.victim].bed = unit.visits[first].bed }
  }

  private func disorderEpisodes(_ site: inout Site, _ unit: inout Unit) {
    let spell = stay(in: unit)
    let episodes = unit.visits.indices.filter {
      unit.visits[$0].parent == spell && unit.visits[$0].kind == site.target.kind
    }
    guard let first = episodes.first, let last = episodes.last else {
      preconditionFailure("no episode was made for a defect")
    }
    site.victim = last
    site.other = first
    let day = WallClock.minutesOfDay
    let middle = (unit.visits[first].start + unit.visits[first].end) / 2
    switch site.defect.plan.how {
    case .outsideSpell:
      unit.visits[last].end = WallClock.clearOfClockChange(
        unit.visits[last].end + (2 + site.instance % 3) * day)
    case .overlaps: unit.visits[last].start = WallClock.clearOfClockChange(middle)
    case .numberAgain: unit.visits[last].number = unit.visits[first].number
    case .gapBefore:
      unit.visits[last].start = WallClock.clearOfClockChange(unit.visits[last].start + day)
    case .noLastEpisode: unit.visits[last].isLast = false
    default: preconditionFailure("'\(site.defect.plan.how.rawValue)' is no disorder")
    }
  }

  /// A stay that begins weeks after the patient died.
  private func afterDeath(
    _ site: inout Site, in trust: inout Trust, _ unit: inout Unit, _ random: inout RandomSource
  ) {
    let person = unit.people[0]
    let day = person.death + random.number(in: 10...40)
    var visit = Visit(
      kind: site.target.kind, person: 0, parent: unit.patient(0), owner: person.hospitalNumber,
      key: trust.nextKey(site.target.kind), seed: random.next())
    visit.start = trust.minute(day, between: 540, 900, &random)
    visit.end = visit.start + 300
    visit.attendance = UInt8(ascii: "5")
    site.victim = unit.visits.count
    if visit.kind == .spell {
      trust.addSpell(visit, episodes: 1, isExact: true, to: &unit, &random)
    } else {
      unit.visits.append(visit)
    }
  }

  /// An appointment to come for a patient who has died.
  private func bookedAfterDeath(
    _ site: inout Site, in trust: inout Trust, _ unit: inout Unit, _ random: inout RandomSource
  ) {
    trust.referrals += 1
    var visit = Visit(
      kind: .appointment, person: 0, parent: unit.patient(0), owner: unit.people[0].hospitalNumber,
      key: trust.nextKey(.appointment), seed: random.next())
    visit.start = trust.minute(
      trust.today + random.number(in: 5...60), between: 540, 900, &random)
    visit.attendance = UInt8(ascii: "0")
    visit.referral = trust.referrals
    if trust.means[.referral, default: 0] > 0 {
      visit.lacksReferral = true
      visit.lacksPathway = true
    }
    trust.addSession(of: &visit, to: &unit, &random)
    unit.visits.append(visit)
    site.victim = unit.visits.count - 1
  }
}
