import Standards

/// Makes the unit of one defect: its people, their records, the fault, and the answers to it.
struct DefectSeeder {
  let files: [RecordPrinter]
  /// For each file how many mappings read all its records again.
  var rereadings: [Int] = []
  /// Whether stays are told by their episodes alone.
  var isFolded: Bool { !files.contains { $0.kind == .spell } }

  /// Makes the people and records of one defect.
  ///
  /// - Parameters:
  ///   - defect: Its kind.
  ///   - instance: How many of this kind came before.
  ///   - trust: Gives out numbers, addresses and keys.
  ///   - random: Of this unit alone.
  /// - Returns: The unit, its answers included.
  func unit(
    _ defect: SeededDefect, _ instance: Int, in trust: inout Trust, _ random: inout RandomSource
  ) -> Unit {
    let target = defect.target(instance)
    let wish = wish(of: defect.plan, target, instance)
    var unit = Unit()
    let home = trust.household(&random)
    let person = trust.addPerson(wish, at: home, to: &unit, &random)
    trust.addActivity(of: person, wish, to: &unit, &random)
    if defect.plan.how == .cutOff {
      // Nothing may come after it in any file, as that file may be cut off too.
      let last = unit.first(target.kind) ?? 0
      unit.visits.removeSubrange((last + 1)...)
    }
    var site = Site(
      defect: defect, target: target, value: defect.value(instance), instance: instance, home: home)
    switch defect.plan.how {
    case .write, .wrongCheckDigit, .diesBeforeBirth, .startAt, .badByte, .zeroByte, .openQuote,
      .oneCellLess, .oneCellMore, .cutOff, .strangeType, .brokenMarkup:
      site.victim = victim(of: target, defect.plan.condition, in: unit)
      spoil(site, &unit)
    case .sameNumber, .samePerson, .recordAgain, .keyAgain:
      double(&site, wish, in: &trust, &unit, &random)
    case .mergedAgain: mergedAgain(&site, wish, in: &trust, &unit, &random)
    case .mergedInLoop: mergedInLoop(&site, in: &trust, &unit, &random)
    case .bedAgain: bedAgain(&site, wish, in: &trust, &unit, &random)
    case .orphan: orphan(&site, in: &trust, &unit, &random)
    default: disorder(&site, in: &trust, &unit, &random)
    }
    answer(site, &unit)
    return unit
  }

  /// One place at which a defect is seeded.
  struct Site {
    let defect: SeededDefect
    let target: FoundTarget
    let value: String
    let instance: Int
    let home: Household
    /// The record with the fault; of a pair, the later one.
    var victim = 0
    /// The earlier record of a pair.
    var other: Int?
    /// The parent that no file has.
    var missingKey: Int?
  }

  private func wish(of plan: DefectPlan, _ target: FoundTarget, _ instance: Int) -> Wish {
    var wish = Wish()
    wish.isModest = true
    wish.life = .living
    wish.include(target.kind)
    if target.kind == .patient {
      // Something that hangs on the patient, of another kind each time.
      wish.include(RecordKind.activity[instance % RecordKind.activity.count])
      if instance % 2 == 1 { wish.include(.spell) }
    }
    if plan.condition != .withoutActivity || target.kind == .patient {
      wish.follow(plan.condition)
    }
    switch plan.how {
    case .wrongCheckDigit, .sameNumber: wish.hasNumber = true
    case .overlaps where target.kind == .wardStay: wish.wards = 2
    case .overlaps, .numberAgain, .gapBefore: wish.episodes = 2
    case .openTwice where target.kind == .clock:
      wish.clocks = 2
      wish.clocksRun = true
    case .bedAgain: wish.openSpells = 1
    // The first ward stay is to be the one that lasts.
    case .write where target.kind == .wardStay && plan.condition == .inHospital: wish.spells = 0
    case .outsideSpell, .endsBeforeStart, .noLastEpisode: wish.episodes = 1 + instance % 3
    case .openTwice: wish.openSpells = 2
    case .afterDeath, .bookedAfterDeath: wish.life = .deceased
    case .orphan where target.kind != .patient:
      let life = wish.life
      wish = Wish()
      wish.isModest = true
      wish.life = life
    case .cutOff:
      if target.kind == .episode || target.kind == .spell {
        wish.spells = 0
        wish.openSpells = 1
      }
      wish.isActive = target.kind != .patient
    default: break
    }
    return wish
  }

  private func victim(of target: FoundTarget, _ condition: SeedCondition, in unit: Unit) -> Int {
    let isInside = condition == .inHospital
    let found =
      target.kind == .spell || target.kind == .episode
      ? unit.first(target.kind, open: isInside) ?? unit.first(target.kind)
      : unit.first(target.kind)
    guard let found else { preconditionFailure("no \(target.kind) was made for a defect") }
    return found
  }

  // MARK: Answers

  private func answer(_ site: Site, _ unit: inout Unit) {
    let plan = site.defect.plan
    for expected in plan.expects {
      var visits = [site.victim]
      switch expected.subject {
      case .itself: break
      case .both: visits = [site.other, site.victim].compactMap(\.self)
      case .itsSpell: visits = [unit.visits[site.victim].parent ?? site.victim]
      }
      for visit in visits {
        var answer = PlannedAnswer(
          visit: visit, outcome: expected.outcome, reason: expected.reason, defect: plan.name,
          column: site.target.columnName)
        if let table = plan.missingTable, let key = site.missingKey {
          answer.missing = (table, key)
        }
        unit.answers.append(answer)
      }
    }
    if unit.edit(of: unit.visits[site.victim])?.damage != nil { rereadings(site, &unit) }
    // A record with several faults holds what hangs on it once.
    let ending = plan.expects.first { [.rejected, .held, .skipped].contains($0.outcome) }
    if let ending { follow(site, ending, &unit) }
  }

  /// A record that cannot be split is rejected once, and waits in every further mapping.
  private func rereadings(_ site: Site, _ unit: inout Unit) {
    for _ in 0..<rereadings[site.target.file] {
      unit.answers.append(
        PlannedAnswer(
          visit: site.victim, outcome: .held, reason: "PARENT_WAITING",
          defect: site.defect.plan.name, waitsFor: site.victim))
    }
  }

  /// What hangs on a record that does not load waits for it, or is skipped with it.
  private func follow(_ site: Site, _ ending: ExpectedOutcome, _ unit: inout Unit) {
    let plan = site.defect.plan
    var followers = Set(unit.visits.indices.filter { unit.hangs($0, on: site.victim) })
    if plan.holdsItsSpell, let spell = unit.visits[site.victim].parent {
      followers.insert(spell)
      followers.formUnion(unit.visits.indices.filter { unit.hangs($0, on: spell) })
    }
    followers.remove(site.victim)
    for visit in followers.sorted() {
      let isSkipped = ending.outcome == .skipped
      var answer = PlannedAnswer(
        visit: visit, outcome: isSkipped ? .skipped : .held,
        reason: isSkipped ? ending.reason : "PARENT_WAITING", defect: plan.name,
        waitsFor: isSkipped ? nil : site.victim)
      if let table = plan.missingTable, let key = site.missingKey {
        // What is missing is what the follower waits for in the end.
        (answer.reason, answer.waitsFor, answer.missing) = (ending.reason, nil, (table, key))
      }
      unit.answers.append(answer)
    }
  }
}
