extension Trust {
  /// Adds what happened to a person: stays with their episodes, appointments, attendances, alerts.
  mutating func addActivity(
    of index: Int, _ wish: Wish, to unit: inout Unit, _ random: inout RandomSource
  ) {
    let person = unit.people[index]
    guard wish.isActive, let patient = unit.patient(index) else { return }
    // Days in which something may have happened that is over.
    let first = max(firstActivity, person.birth + 1)
    let last = person.isDead ? person.death - 3 : today - 20
    guard last - first >= 40 else { return }
    let base = Visit(
      kind: .patient, person: index, parent: patient, owner: person.hospitalNumber, key: 0, seed: 0)
    addReferrals(base, wish, first...last, to: &unit, &random)
    addSpells(base, wish, first...last, to: &unit, &random)
    addAppointments(base, wish, first...last, to: &unit, &random)
    addAttendances(base, wish, first...last, to: &unit, &random)
    addAlerts(base, wish, first...last, to: &unit, &random)
    addPapers(base, wish, first...last, to: &unit, &random)
  }

  /// How many records of a kind a person has: half the people have none.
  func count(
    _ kind: RecordKind, atLeast least: Int, _ wish: Wish, _ random: inout RandomSource
  ) -> Int {
    guard let mean = means[kind], mean > 0 else { return 0 }
    if wish.isModest { return least }
    guard random.chance(0.5) else { return least }
    return max(least, random.rounded(4 * mean * random.fraction()))
  }

  mutating func visit(
    _ kind: RecordKind, like base: Visit, start: Int, _ random: inout RandomSource
  ) -> Visit {
    var visit = Visit(
      kind: kind, person: base.person, parent: base.parent, owner: base.owner, key: nextKey(kind),
      seed: random.next())
    visit.start = WallClock.clearOfClockChange(start)
    return visit
  }

  // MARK: Stays

  private mutating func addSpells(
    _ base: Visit, _ wish: Wish, _ days: ClosedRange<Int>, to unit: inout Unit,
    _ random: inout RandomSource
  ) {
    let person = unit.people[base.person]
    let most = days.count / 40
    let number = min(max(most, 1), count(.spell, atLeast: wish.spells, wish, &random))
    for place in 0..<number {
      // Each stay has its own part of the time and ends within it.
      let part = days.count / number
      let begins = days.lowerBound + place * part + random.below(part / 3)
      var spell = visit(
        .spell, like: base, start: minute(begins, between: 360, 1_380, &random), &random)
      let asked = place == 0 ? wish.episodes : 1
      if asked > 1 {
        spell.end = spell.start + asked * WallClock.minutesOfDay * 3 + random.below(600)
      } else if random.chance(0.4) {
        spell.end = spell.start + random.number(in: 120...600)
      } else {
        let longest = max(2, min(15, part / 3))
        spell.end =
          spell.start + random.number(in: 1...longest) * WallClock.minutesOfDay
          - random.below(600)
      }
      let isLast = place == number - 1 && person.isDead
      if isLast, wish.diesInHospital || (!wish.isModest && random.chance(0.3)) {
        spell.end = minute(person.death, between: 600, 1_200, &random)
        spell.start = WallClock.clearOfClockChange(spell.end - random.number(in: 300...2_000))
        spell.endedInDeath = true
      }
      spell.end = WallClock.clearOfClockChange(spell.end)
      addSpell(
        spell, episodes: asked, wards: place == 0 ? wish.wards : 1, isExact: wish.isModest,
        to: &unit, &random)
    }
    guard hasOpenStays, !person.isDead, means[.spell, default: 0] > 0 else { return }
    let isInside = !wish.isModest && random.chance(0.002)
    let open = max(wish.openSpells, isInside ? 1 : 0)
    for place in 0..<open {
      let start = asAt - (14 - place * 4) * WallClock.minutesOfDay + random.below(2_000)
      addSpell(
        visit(.spell, like: base, start: start, &random), episodes: 1, isExact: wish.isModest,
        to: &unit, &random)
    }
  }

  /// Adds a stay and its episodes, which touch and fill it; more than are asked for, unless the
  /// number is exact.
  mutating func addSpell(
    _ spell: Visit, episodes asked: Int, wards: Int = 1, isExact: Bool, to unit: inout Unit,
    _ random: inout RandomSource
  ) {
    unit.visits.append(spell)
    let parent = unit.visits.count - 1
    addWardStays(of: spell, parent, wards, isExact: isExact, to: &unit, &random)
    guard let mean = means[.episode], mean > 0 else { return }
    let end = spell.isOpen ? asAt : spell.end
    let more = mean / max(means[.spell] ?? mean, 0.01) - 1
    var number = asked
    if asked == 1, !isExact, end - spell.start > 2 * WallClock.minutesOfDay,
      random.chance(more * 1.4)
    {
      number = random.chance(0.25) ? 3 : 2
    }
    let length = (end - spell.start) / number
    var start = spell.start
    for place in 1...number {
      var episode = visit(.episode, like: spell, start: start, &random)
      episode.start = start
      episode.parent = parent
      episode.spell = spell.key
      episode.number = place
      episode.isLast = place == number && !spell.isOpen
      episode.end =
        place == number
        ? spell.end : WallClock.clearOfClockChange(spell.start + place * length)
      episode.diagnoses = 1 + random.commonFirst(12)
      episode.procedures = random.chance(0.6) ? 0 : 1 + random.commonFirst(12)
      unit.visits.append(episode)
      addCodes(of: episode, isExact: isExact, to: &unit, &random)
      start = episode.end
    }
  }

  // MARK: The rest

  private mutating func addAppointments(
    _ base: Visit, _ wish: Wish, _ days: ClosedRange<Int>, to unit: inout Unit,
    _ random: inout RandomSource
  ) {
    let isDead = unit.people[base.person].isDead
    let least = max(wish.appointments, wish.bookings)
    for place in 0..<count(.appointment, atLeast: least, wish, &random) {
      let isToCome = !isDead && (place < wish.bookings || random.chance(0.06))
      let day = isToCome ? today + random.number(in: 2...120) : random.number(in: days)
      var appointment = visit(
        .appointment, like: base, start: minute(day, between: 510, 1_050, &random), &random)
      appointment.attendance = isToCome ? UInt8(ascii: "0") : Self.attendance(&random)
      if means[.referral, default: 0] > 0 {
        attach(&appointment, in: unit, &random)
      } else {
        if place % 3 == 0 { referrals += 1 }
        appointment.referral = referrals
      }
      if isToCome { addSession(of: &appointment, to: &unit, &random) }
      unit.visits.append(appointment)
    }
  }

  private static func attendance(_ random: inout RandomSource) -> UInt8 {
    switch random.below(100) {
    case 0..<78: UInt8(ascii: "5")
    case 78..<83: UInt8(ascii: "6")
    case 83..<91: UInt8(ascii: "3")
    case 91..<96: UInt8(ascii: "2")
    default: UInt8(ascii: "4")
    }
  }

  private mutating func addAttendances(
    _ base: Visit, _ wish: Wish, _ days: ClosedRange<Int>, to unit: inout Unit,
    _ random: inout RandomSource
  ) {
    for _ in 0..<count(.attendance, atLeast: wish.attendances, wish, &random) {
      var attendance = visit(
        .attendance, like: base,
        start: minute(random.number(in: days), between: 0, 1_440, &random), &random)
      attendance.end = WallClock.clearOfClockChange(
        attendance.start + random.number(in: 90...700))
      unit.visits.append(attendance)
    }
  }

  private mutating func addAlerts(
    _ base: Visit, _ wish: Wish, _ days: ClosedRange<Int>, to unit: inout Unit,
    _ random: inout RandomSource
  ) {
    for _ in 0..<count(.alert, atLeast: wish.alerts, wish, &random) {
      let day = random.number(in: days)
      var alert = visit(
        .alert, like: base, start: minute(day, between: 480, 1_080, &random), &random)
      if random.chance(0.15) {
        let end = random.number(in: day...days.upperBound)
        alert.end = minute(end, between: 1_081, 1_200, &random)
      }
      unit.visits.append(alert)
    }
  }

  func minute(_ day: Int, between first: Int, _ end: Int, _ random: inout RandomSource) -> Int {
    WallClock.clearOfClockChange(
      WallClock.minute(ofDay: day, at: first + random.below(end - first)))
  }
}
