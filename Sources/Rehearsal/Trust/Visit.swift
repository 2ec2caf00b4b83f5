/// The kinds of record that a trust has.
enum RecordKind: Int, CaseIterable, Sendable {
  case patient, spell, episode, appointment, attendance, alert
  case allergy, name, address, alias, registration, relative, merge
  case clock, waiting, offer, wardStay, diagnosis, procedure, folder, movement, document
  /// A day of a clinic.
  case session
  /// What has a number that many other files print, too: they come last, as a file is of the first
  /// kind whose key it has.
  case pathway, referral
  /// A line of a list: staff, places, codes.
  case line

  /// What a patient may have beside it in any defect.
  static let activity: [RecordKind] = [.spell, .episode, .appointment, .attendance, .alert]

  /// The meanings of the columns that have such a record's own key.
  var keys: [Meaning.Content] {
    switch self {
    case .patient: [.patientKey]
    case .spell: [.spellKey]
    case .episode: [.episodeKey, .cdsEpisode]
    case .appointment: [.appointmentKey, .cdsAppointment]
    case .attendance: [.attendanceKey]
    case .alert: [.alertKey]
    case .pathway: [.pathway]
    case .referral: [.referralKey]
    case .line: [.lineKey]
    default: [.key(self)]
    }
  }
}

/// One record of one file, before it is printed.
///
/// Times are minutes of the wall clock, ``WallClock/none`` where there is none.
struct Visit {
  let kind: RecordKind
  /// The index of its person in the unit.
  var person: Int
  /// The index in the unit of the record that it hangs on; `nil` for a patient.
  var parent: Int?
  /// The hospital number that it prints.
  var owner: Int
  /// Its own number; for a patient that of the record, not of the person.
  var key: Int
  /// For an episode the number of its spell.
  var spell = 0
  var start = WallClock.none
  var end = WallClock.none
  var number = 1
  var isLast = true
  /// Whether the patient died in this stay.
  var endedInDeath = false
  /// ATTENDED OR DID NOT ATTEND of an appointment, as an ASCII digit.
  var attendance: UInt8 = 0
  var referral = 0
  /// Whether no referral, or no pathway, is printed where others print theirs.
  var lacksReferral = false
  var lacksPathway = false
  /// The number of the record that it hangs on, where that is neither a patient nor a stay.
  var link = 0
  /// The hospital number that was given up for the owner's.
  var loser = 0
  /// The line of a list of clinics, from 1; 0 where any will do.
  var clinic = 0
  /// The line of a list of beds, from 1; 0 for none.
  var bed = 0
  /// The list of a line, as an index into its file's lists.
  var list = 0
  var diagnoses = 0
  var procedures = 0
  /// Minutes between the arrival and the first stage after it.
  var firstStage = 2
  /// From this everything else in the record is drawn, so that a copy prints the same.
  var seed: UInt64
  /// Which of the unit's edits says what is written otherwise than it would be; -1 for none.
  ///
  /// So a visit is plain numbers, and copying one counts no references.
  var edit = -1

  /// The person as this record knows them: an earlier name or address is another.
  func shown(_ person: Person) -> Person {
    guard number > 1, kind == .name || kind == .address else { return person }
    var earlier = person
    if kind == .name {
      earlier.surname = (person.surname + 41) % Vocabulary.surnames.count
    } else {
      earlier.home.street = (person.home.street + 5) % Vocabulary.streets.count
      earlier.home.postcode += Postcodes.count / 2
    }
    return earlier
  }

  var isToCome: Bool { attendance == UInt8(ascii: "0") }
  var isOpen: Bool { end == WallClock.none }
  var wasSeen: Bool { attendance == UInt8(ascii: "5") || attendance == UInt8(ascii: "6") }
  var isCancelled: Bool { attendance == UInt8(ascii: "2") || attendance == UInt8(ascii: "4") }
}

/// What a defect or a look-alike changes when a record is printed.
struct Edit {
  /// Cells that have another text, by column.
  var cells: [(column: Int, text: [UInt8])] = []
  var damage: Damage?

  /// Damage to the line rather than to a value.
  enum Damage {
    case oneCellLess, oneCellMore, strangeType
    case openQuote(column: Int)
    case strayQuote(column: Int)
    case badByte(column: Int)
    case zeroByte(column: Int)
    /// Which of the ways in which markup breaks, from 0.
    case brokenMarkup(Int)
    /// The line ends after so many cells, and the file with it.
    case cut(cells: Int)
  }
}
