/// The people who are invented together, with all their records: a household, or what one defect
/// needs.
///
/// Records stand after the records that they hang on. Everything that an answer key must know
/// about a record lies within its unit, so a run holds one unit at a time.
struct Unit {
  var people: [Person] = []
  var visits: [Visit] = []
  /// What defects and look-alikes change in the records that name them.
  private var edits: [Edit] = []
  /// What the migration must make of records that carry a defect.
  var answers: [PlannedAnswer] = []

  /// The first record of a kind, of one person or of any.
  func first(_ kind: RecordKind, of person: Int? = nil, open: Bool? = nil) -> Int? {
    visits.firstIndex { visit in
      visit.kind == kind && (person == nil || visit.person == person)
        && (open == nil || visit.isOpen == open)
    }
  }

  func patient(_ person: Int) -> Int? { first(.patient, of: person) }

  /// Whether a defect keeps a record out of the new system.
  ///
  /// Someone in hospital is there, whatever becomes of the record of the ward.
  func isKeptOut(_ visit: Int) -> Bool {
    let place = visits[visit].kind == .wardStay ? visits[visit].parent ?? visit : visit
    return answers.contains { $0.visit == place && $0.outcome.keepsOut }
  }

  /// Whether one record hangs on another, directly or over a third.
  func hangs(_ visit: Int, on ancestor: Int) -> Bool {
    var current = visits[visit].parent
    while let parent = current {
      if parent == ancestor { return true }
      current = visits[parent].parent
    }
    return false
  }

  /// The answers to one about a stay that its episodes tell: what the stay comes to, each of them
  /// does; what a list says of it stands at the first.
  func unfolded(_ answer: PlannedAnswer, _ isFolded: (Visit) -> Bool) -> [PlannedAnswer] {
    var answer = answer
    if let cause = answer.waitsFor, isFolded(visits[cause]) {
      answer.waitsFor = visits.indices.first { visits[$0].parent == cause }
    }
    guard isFolded(visits[answer.visit]) else { return [answer] }
    let episodes = visits.indices.filter { visits[$0].parent == answer.visit }
    let told = [.listed, .repaired].contains(answer.outcome) ? episodes.prefix(1) : episodes[...]
    return told.map { episode in
      var own = answer
      own.visit = episode
      return own
    }
  }

  /// What is written otherwise in a record than it would be.
  func edit(of visit: Visit) -> Edit? { visit.edit < 0 ? nil : edits[visit.edit] }

  mutating func edit(_ visit: Int, column: Int, _ text: [UInt8]) {
    var edit = edit(of: visits[visit]) ?? Edit()
    edit.cells.append((column, text))
    set(edit, of: visit)
  }

  mutating func damage(_ visit: Int, _ damage: Edit.Damage) {
    var edit = edit(of: visits[visit]) ?? Edit()
    edit.damage = damage
    set(edit, of: visit)
  }

  /// Leaves the edit from before to the copies of the record.
  private mutating func set(_ edit: Edit, of visit: Int) {
    visits[visit].edit = edits.count
    edits.append(edit)
  }
}

/// One line of the answer key, before the place of its record is known.
struct PlannedAnswer {
  /// The index of the record in the unit.
  var visit: Int
  var outcome: ExpectedOutcome.Outcome
  var reason: String
  var defect: String
  var column: String?
  /// The record of the unit that it waits for.
  var waitsFor: Int?
  /// The parent that no file has.
  var missing: (table: String, key: Int)?
}

/// What a person must be or have; everything else is left to chance.
struct Wish {
  enum Life {
    case any, living, deceased, newborn
  }

  var life = Life.any
  /// Whether there may be any record but the patient's own.
  var isActive = true
  /// Whether there is no more than is asked for, and a visit or two.
  var isModest = false
  var hasNumber = false
  var hasSharedPostcode = false
  var diesInHospital = false
  /// At least so many stays that have ended, and episodes in the first of them.
  var spells = 0
  var episodes = 1
  var openSpells = 0
  var appointments = 0
  /// How many of the appointments are to come.
  var bookings = 0
  var attendances = 0
  var alerts = 0
  var allergies = 0
  var merges = 0
  var referrals = 0
  var waits = 0
  var folders = 0
  var documents = 0
  /// Stays on one ward after the other in the first spell.
  var wards = 1
  /// Clocks on the pathway of the first referral, and whether they all run.
  var clocks = 1
  var clocksRun = false
  /// Whether there is no record but the patient's, not even a name.
  var isBare = false

  /// Asks for one record of a kind.
  mutating func include(_ kind: RecordKind) {
    switch kind {
    case .patient: break
    case .spell, .episode: spells = max(spells, 1)
    case .appointment: appointments = max(appointments, 1)
    case .attendance: attendances = max(attendances, 1)
    case .alert: alerts = max(alerts, 1)
    case .allergy: allergies = max(allergies, 1)
    case .merge: merges = max(merges, 1)
    case .pathway, .referral, .clock: referrals = max(referrals, 1)
    case .waiting, .offer:
      referrals = max(referrals, 1)
      waits = max(waits, 1)
    case .wardStay, .diagnosis, .procedure: spells = max(spells, 1)
    case .folder, .movement: folders = max(folders, 1)
    case .document: documents = max(documents, 1)
    case .session: bookings = max(bookings, 1)
    case .name, .address, .alias, .registration, .relative, .line: break
    }
  }

  var wantsActivity: Bool {
    spells + openSpells + appointments + bookings + attendances + alerts + allergies + merges
      + referrals + folders + documents > 0
  }

  mutating func follow(_ condition: SeedCondition) {
    switch condition {
    case .anybody: break
    case .living: life = .living
    case .deceased: life = .deceased
    case .withoutActivity:
      isActive = false
      isBare = true
    case .inHospital:
      life = .living
      openSpells = max(openSpells, 1)
    case .booked:
      life = .living
      bookings = max(bookings, 1)
    case .waiting:
      life = .living
      clocks = max(clocks, 1)
      clocksRun = true
    }
  }
}
