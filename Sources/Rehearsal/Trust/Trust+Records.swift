// What some systems keep in files of their own: what belongs to a person, a referral, a stay.
// A project without such a file draws nothing here, so its exports stay as they were.

extension Trust {
  // MARK: Of a person

  /// Adds names, addresses, numbers, practices and relatives of a person, where there are files
  /// for them.
  mutating func addDetails(
    of index: Int, _ wish: Wish, to unit: inout Unit, _ random: inout RandomSource
  ) {
    guard let patient = unit.patient(index) else { return }
    let person = unit.people[index]
    for kind in [RecordKind.name, .address, .alias, .registration, .relative] {
      guard let mean = means[kind], mean > 0 else { continue }
      let isWhole = kind != .relative
      let more = max(0, mean - (isWhole ? 1 : 0))
      let extra = !wish.isModest && person.birth < today - 900 && random.chance(more)
      for number in 1...((isWhole ? 1 : 0) + (extra ? 1 : 0) + (isWhole ? 0 : 1))
      where isWhole || (number == 1 && extra) {
        var visit = Visit(
          kind: kind, person: index, parent: patient, owner: person.hospitalNumber,
          key: nextKey(kind), seed: random.next())
        visit.number = number
        // The second is the one from before, so that no two hold at a time.
        let change = WallClock.minute(ofDay: (person.birth + today) / 2, at: 720)
        let hasPast = extra && isWhole
        visit.start = number == 2 || !hasPast ? WallClock.none : change
        visit.end = number == 2 ? change : WallClock.none
        unit.visits.append(visit)
      }
    }
  }

  /// Adds the number under which the person was once registered a second time.
  mutating func addMerge(
    of index: Int, to unit: inout Unit, _ random: inout RandomSource
  ) {
    var wish = Wish()
    wish.isModest = true
    wish.life = .living
    let other = addPerson(wish, at: household(&random), to: &unit, &random)
    unit.people[other].surname = unit.people[index].surname
    unit.people[other].forename = unit.people[index].forename
    unit.people[other].isFemale = unit.people[index].isFemale
    unit.people[other].birth = unit.people[index].birth
    unit.people[other].nhsNumber = 0
    unit.people[other].nhsNumberStatus = .status03
    var visit = Visit(
      kind: .merge, person: index, parent: unit.patient(index),
      owner: unit.people[index].hospitalNumber, key: nextKey(.merge), seed: random.next())
    visit.loser = unit.people[other].hospitalNumber
    visit.start = minute(today - random.number(in: 30...900), between: 540, 1_000, &random)
    unit.visits.append(visit)
  }

  // MARK: Of a referral

  /// Adds referrals with their pathways, clocks, waits and offers.
  mutating func addReferrals(
    _ base: Visit, _ wish: Wish, _ days: ClosedRange<Int>, to unit: inout Unit,
    _ random: inout RandomSource
  ) {
    guard let mean = means[.referral], mean > 0 else { return }
    for place in 0..<count(.referral, atLeast: wish.referrals, wish, &random) {
      // In the first half of the time, so that what follows lies in the other.
      let day = days.lowerBound + random.below(max(1, days.count / 2))
      var referral = visit(
        .referral, like: base, start: minute(day, between: 540, 1_000, &random), &random)
      referrals += 1
      referral.referral = referrals
      if random.chance(0.5) { referral.end = later(referral.start, 20...200, days) }
      unit.visits.append(referral)
      let parent = unit.visits.count - 1
      let share = (means[.pathway] ?? 0) / mean
      let isAsked = place == 0 && wish.referrals > 0
      guard share > 0, isAsked || (!wish.isModest && random.chance(share)) else {
        unit.visits[parent].lacksPathway = true
        continue
      }
      addPathway(of: referral, parent, isAsked ? wish : Wish(), days, to: &unit, &random)
    }
  }

  private mutating func addPathway(
    of referral: Visit, _ parent: Int, _ wish: Wish, _ days: ClosedRange<Int>,
    to unit: inout Unit, _ random: inout RandomSource
  ) {
    var pathway = visit(.pathway, like: referral, start: referral.start, &random)
    pathway.parent = parent
    pathway.referral = referral.referral
    unit.visits.append(pathway)
    let place = unit.visits.count - 1
    if means[.clock, default: 0] > 0 {
      var start = referral.start
      for number in 1...wish.clocks {
        var clock = visit(.clock, like: pathway, start: start, &random)
        clock.parent = place
        clock.referral = referral.referral
        clock.number = number
        let runs = wish.clocksRun || (number == wish.clocks && random.chance(0.3))
        if !runs { clock.end = later(clock.start, 15...140, days) }
        unit.visits.append(clock)
        start = runs ? start + WallClock.minutesOfDay * 7 : clock.end
      }
    }
    let share = (means[.waiting] ?? 0) / max(means[.pathway] ?? 1, 0.01)
    guard wish.waits > 0 || (!wish.isModest && random.chance(share)) else { return }
    var entry = visit(.waiting, like: pathway, start: later(pathway.start, 5...60, days), &random)
    entry.parent = place
    entry.referral = referral.referral
    // Who has died waits no longer; a defect may say otherwise.
    let isOver = random.chance(0.6) || unit.people[entry.person].isDead
    if !wish.isModest, isOver { entry.end = later(entry.start, 20...120, days) }
    unit.visits.append(entry)
    let wait = unit.visits.count - 1
    guard let offers = means[.offer], offers > 0, wish.waits > 0 || random.chance(0.8) else {
      return
    }
    var offer = visit(.offer, like: entry, start: later(entry.start, 3...15, days), &random)
    offer.parent = wait
    offer.link = entry.key
    offer.end = later(offer.start, 14...20, days)
    unit.visits.append(offer)
  }

  /// So many days later, at noon, but not after the last day.
  private func later(_ start: Int, _ range: ClosedRange<Int>, _ days: ClosedRange<Int>) -> Int {
    let span = range.upperBound - range.lowerBound + 1
    let day = WallClock.day(ofMinute: start)
    let wanted = day + range.lowerBound + (start / 7) % span
    return WallClock.minute(ofDay: max(day + 1, min(wanted, days.upperBound)), at: 720)
  }

  /// Makes an appointment part of one of the person's referrals, if there is any.
  func attach(_ appointment: inout Visit, in unit: Unit, _ random: inout RandomSource) {
    let person = appointment.person
    func isOwn(_ place: Int) -> Bool {
      unit.visits[place].kind == .referral && unit.visits[place].person == person
    }
    let count = unit.visits.indices.count(where: isOwn)
    guard count > 0 else {
      appointment.lacksReferral = true
      appointment.lacksPathway = true
      return
    }
    var before = random.below(count)
    guard
      let place = unit.visits.indices.first(where: { place in
        guard isOwn(place) else { return false }
        before -= 1
        return before < 0
      })
    else { preconditionFailure("a referral was counted that is not there") }
    appointment.parent = place
    appointment.referral = unit.visits[place].referral
    appointment.lacksPathway = unit.visits[place].lacksPathway
  }

  /// Adds the morning or afternoon of a clinic that a booking is for, where there is a file of them.
  mutating func addSession(
    of appointment: inout Visit, to unit: inout Unit, _ random: inout RandomSource
  ) {
    guard means[.session, default: 0] > 0 else { return }
    let day = WallClock.day(ofMinute: appointment.start)
    let isMorning = appointment.start < WallClock.minute(ofDay: day, at: 780)
    var session = visit(
      .session, like: appointment, start: WallClock.minute(ofDay: day, at: isMorning ? 510 : 780),
      &random)
    // It is the hospital's, whatever becomes of the patient.
    session.parent = nil
    session.end = WallClock.minute(ofDay: day, at: isMorning ? 780 : 1_050)
    session.clinic = 1 + random.commonFirst(50)
    appointment.clinic = session.clinic
    appointment.link = session.key
    unit.visits.append(session)
  }

  // MARK: Of a stay

  /// Adds stays on one ward after the other; they touch and fill the spell.
  mutating func addWardStays(
    of spell: Visit, _ parent: Int, _ asked: Int, isExact: Bool, to unit: inout Unit,
    _ random: inout RandomSource
  ) {
    guard let mean = means[.wardStay], mean > 0 else { return }
    let end = spell.isOpen ? asAt : spell.end
    var number = asked
    if !isExact, end - spell.start > 2 * WallClock.minutesOfDay, random.chance(0.5) {
      number = random.number(in: 2...3)
    }
    let length = (end - spell.start) / number
    var start = spell.start
    for place in 1...number {
      var stay = visit(.wardStay, like: spell, start: start, &random)
      stay.start = start
      stay.parent = parent
      stay.spell = spell.key
      stay.number = place
      stay.end =
        place == number
        ? spell.end : WallClock.clearOfClockChange(spell.start + place * length)
      if stay.isOpen { stay.bed = nextBed(isKept: isExact) }
      unit.visits.append(stay)
      start = stay.end
    }
  }

  /// Adds the diagnoses and procedures of the episode that was added last.
  mutating func addCodes(
    of episode: Visit, isExact: Bool, to unit: inout Unit, _ random: inout RandomSource
  ) {
    let parent = unit.visits.count - 1
    let wanted = [(RecordKind.diagnosis, episode.diagnoses), (.procedure, episode.procedures)]
    for (kind, count) in wanted where means[kind, default: 0] > 0 {
      let number = isExact ? 1 : min(count, 4)
      for place in 0..<number {
        var code = visit(kind, like: episode, start: episode.start, &random)
        code.start = episode.start
        code.parent = parent
        code.link = episode.key
        code.number = place + 1
        code.diagnoses = 1
        code.procedures = 1
        unit.visits.append(code)
      }
    }
  }

  // MARK: On paper

  /// Adds allergies, volumes of case notes with their movements, and documents.
  mutating func addPapers(
    _ base: Visit, _ wish: Wish, _ days: ClosedRange<Int>, to unit: inout Unit,
    _ random: inout RandomSource
  ) {
    let wanted = [
      (RecordKind.allergy, wish.allergies), (.folder, wish.folders), (.document, wish.documents),
    ]
    for (kind, asked) in wanted {
      for number in 0..<count(kind, atLeast: asked, wish, &random) {
        var paper = visit(
          kind, like: base, start: minute(random.number(in: days), between: 540, 1_000, &random),
          &random)
        paper.number = number + 1
        unit.visits.append(paper)
        guard kind == .folder, means[.movement, default: 0] > 0 else { continue }
        let parent = unit.visits.count - 1
        var movement = visit(.movement, like: paper, start: paper.start, &random)
        movement.parent = parent
        movement.link = paper.key
        unit.visits.append(movement)
      }
    }
    let merges = means[.merge] ?? 0
    guard merges > 0, wish.merges > 0 || (!wish.isModest && random.chance(merges)) else { return }
    addMerge(of: base.person, to: &unit, &random)
  }
}
