import Standards

/// An invented hospital: makes people and what happened to them, one household after another.
///
/// What it makes loads without a fault: every number and key comes once, nothing happens before
/// birth or after death, stays of one person do not meet, episodes fill their stay without gap.
/// No two people share surname, forename, birth date and postcode, by construction.
struct Trust {
  /// The mean number of records of each kind for a patient; 0 where the project has no such file.
  let means: RecordMeans
  let asAt: Int
  let firstActivity: Int
  let practices: Int
  /// Whether somebody may be in hospital at the moment of the extract.
  let hasOpenStays: Bool

  var numbers = NHSNumbers()
  private var people = 0
  private var households = 0
  private var sharedPostcodes = 0
  var keys = [Int](repeating: 1_000_000, count: RecordKind.allCases.count)
  var referrals = 500_000
  private var strangers = 90_000_000
  /// A list of beds has the eight of the first ward first.
  static let bedsPerWard = 8
  /// How many beds the hospital has a list of; 0 where it has none.
  let bedCount: Int
  private var beds = 0
  private var lastBeds = 0

  var today: Int { WallClock.day(ofMinute: asAt) }

  init(
    means: RecordMeans, asAt: Int, firstActivity: Int, practices: Int,
    hasOpenStays: Bool = true, bedCount: Int = 0
  ) {
    self.bedCount = bedCount
    self.hasOpenStays = hasOpenStays
    self.means = means
    self.asAt = asAt
    self.firstActivity = firstActivity
    self.practices = practices
  }

  mutating func nextKey(_ kind: RecordKind) -> Int {
    keys[kind.rawValue] += 1
    return keys[kind.rawValue]
  }

  /// The next free bed, from 1; beyond the last where a large trust has more people than beds.
  ///
  /// The second half of them is kept for defects, so that there is a bed for each in any trust.
  mutating func nextBed(isKept: Bool) -> Int {
    let ordinary = bedCount - bedCount / 2
    if beds >= ordinary, isKept, lastBeds < bedCount / 2 {
      lastBeds += 1
      return ordinary + lastBeds
    }
    beds += 1
    return beds <= ordinary ? beds : bedCount / 2 + beds
  }

  /// The number of a patient or stay that no file has.
  mutating func stranger() -> Int {
    strangers += 1
    return strangers
  }

  /// An address that nobody else has, with a surname that no other household there has.
  mutating func household(_ random: inout RandomSource) -> Household {
    let place = households % Postcodes.count
    let round = households / Postcodes.count
    households += 1
    return Household(
      postcode: place, house: random.number(in: 1...180),
      street: random.below(Vocabulary.streets.count), town: random.below(Vocabulary.towns.count),
      phone: random.below(1_000),
      surname: (Self.scatter(place) + round) % Vocabulary.surnames.count)
  }

  private static func scatter(_ number: Int) -> Int {
    Int((UInt64(truncatingIfNeeded: number) &* 0x9E37_79B9_7F4A_7C15) >> 33)
  }

  /// Adds a person and the patient's record.
  ///
  /// - Returns: The index of the person in the unit.
  mutating func addPerson(
    _ wish: Wish, at home: Household, to unit: inout Unit, _ random: inout RandomSource
  ) -> Int {
    let isFemale = random.chance(0.52)
    let pool = isFemale ? Vocabulary.women.count : Vocabulary.men.count
    // Seven apart, so that nobody at one address has another's name.
    let forename = (Self.scatter(home.postcode &+ 77) + unit.people.count * 7) % pool
    var person = Person(
      number: people, hospitalNumber: 1_000_003 + people, surname: home.surname,
      forename: forename, isFemale: isFemale, birth: 0, nhsNumberStatus: .status03, home: home,
      mobile: random.below(1_000), practice: random.commonFirst(max(practices, 1)))
    people += 1
    setLife(of: &person, wish, &random)
    if wish.hasSharedPostcode {
      // Birth date and surname together are counted up, as the postcode no longer tells apart.
      let days = 25_000
      person.birth = Self.day(1935, 1, 1) + sharedPostcodes % days
      person.surname =
        (Self.scatter(sharedPostcodes % days) + sharedPostcodes / days)
        % Vocabulary.surnames.count
      sharedPostcodes += 1
    }
    setNumber(of: &person, wish, &random)
    unit.people.append(person)
    unit.visits.append(
      Visit(
        kind: .patient, person: unit.people.count - 1, parent: nil, owner: person.hospitalNumber,
        key: nextKey(.patient), seed: random.next()))
    if !wish.isBare { addDetails(of: unit.people.count - 1, wish, to: &unit, &random) }
    return unit.people.count - 1
  }

  private func setLife(of person: inout Person, _ wish: Wish, _ random: inout RandomSource) {
    let year = 365
    switch wish.life {
    case .newborn: person.birth = today - random.number(in: 2...35)
    case .any where random.chance(0.08) && !wish.hasSharedPostcode, .deceased:
      person.death = random.number(in: (firstActivity + 400)...(today - 60))
      person.birth = person.death - random.number(in: (60 * year)...(95 * year))
    default:
      let isChild = !wish.wantsActivity && random.chance(0.2)
      person.birth =
        today - (isChild ? random.number(in: 60...(17 * year)) : random.number(in: 6_600...34_000))
    }
  }

  mutating func setNumber(of person: inout Person, _ wish: Wish, _ random: inout RandomSource) {
    if wish.life == .newborn {
      person.nhsNumberStatus = .status08
    } else if wish.hasNumber || (random.chance(0.97) && !numbers.isShort),
      let number = numbers.next()
    {
      person.nhsNumber = number
      person.nhsNumberStatus = random.chance(0.9) ? .status01 : .status02
    } else {
      person.nhsNumberStatus = random.chance(0.5) ? .status03 : .status07
    }
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    guard let date = CalendarDate(year: year, month: month, day: day) else {
      preconditionFailure("there is no day \(day)/\(month)/\(year)")
    }
    return Int(date.days)
  }
}
