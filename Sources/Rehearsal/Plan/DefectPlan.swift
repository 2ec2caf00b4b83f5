/// One kind of defect that a rehearsal seeds, and what a migration must make of it.
package struct DefectPlan: Sendable {
  /// The name in the answer key.
  package var name: String
  package var how: Injection
  /// Taken in turn.
  package var targets: [SeedTarget]
  /// Taken in turn, by those injections that write a given text.
  package var values: [String]
  /// Other cells of the same record, written together with it.
  package var also: [(column: String, value: String)]
  package var condition: SeedCondition
  package var expects: [ExpectedOutcome]
  /// The table in which the parent of an orphan is missing.
  package var missingTable: String?
  /// Whether the stay that the record belongs to waits for it, with the stay's other records.
  package var holdsItsSpell: Bool
  /// How many in each round of all kinds.
  package var weight: Int

  package init(
    _ name: String, _ how: Injection, in targets: [String], values: [String] = [],
    also: [(column: String, value: String)] = [], for condition: SeedCondition = .anybody,
    expects: [ExpectedOutcome], missingTable: String? = nil, holdsItsSpell: Bool = false,
    weight: Int = 1
  ) {
    self.name = name
    self.how = how
    self.targets = targets.map(SeedTarget.init)
    self.values = values
    self.also = also
    self.condition = condition
    self.expects = expects
    self.missingTable = missingTable
    self.holdsItsSpell = holdsItsSpell
    self.weight = weight
  }
}

/// The ways in which a defect is made.
package enum Injection: String, Sendable, CaseIterable {
  /// One of the values stands in the cell.
  case write
  case wrongCheckDigit = "wrong check digit"
  /// A second patient has the number; one of the values is the status of both.
  case sameNumber = "same number"
  /// A second patient has the same names, birth date and address.
  case samePerson = "same person"
  case diesBeforeBirth = "dies before birth"
  /// The record stands in the file once more.
  case recordAgain = "record again"
  /// Another record has the same key.
  case keyAgain = "key again"
  /// The record names a parent that no file has.
  case orphan
  case endsBeforeStart = "ends before it starts"
  /// A number is given up for another a second time.
  case mergedAgain = "merged again"
  /// A number is given up for another, and that one for the first.
  case mergedInLoop = "merged in a loop"
  /// Two patients in one bed.
  case bedAgain = "bed again"
  /// A second stay, or a second clock of a pathway, without an end.
  case openTwice = "open twice"
  case outsideSpell = "outside its spell"
  case overlaps = "overlaps the one before"
  case numberAgain = "number again"
  case gapBefore = "gap before"
  case noLastEpisode = "no last episode"
  case afterDeath = "after death"
  case bookedAfterDeath = "booked after death"
  /// The visit begins at one of the values, and everything else in it follows two hours later.
  case startAt = "start at"
  case badByte = "bad byte"
  case zeroByte = "zero byte"
  case openQuote = "open quote"
  /// A delimiter too few; of fixed positions a record that is too short.
  case oneCellLess = "one cell less"
  case oneCellMore = "one cell more"
  /// In a mixed file the tag is none that the layout has.
  case strangeType = "strange record type"
  /// An element of the record does not end as it should.
  case brokenMarkup = "broken markup"
  /// The file ends within its last record: at most once for each file.
  case cutOff = "cut off"
}

/// What a record comes to, as an answer key has it.
package struct ExpectedOutcome: Sendable, Hashable {
  package enum Outcome: String, Sendable, CaseIterable {
    case rejected, held, skipped, duplicate, repaired, listed

    /// Whether the record is not loaded.
    var keepsOut: Bool { self != .repaired && self != .listed }
  }

  /// Which of the records that a defect touches.
  package enum Subject: String, Sendable, CaseIterable {
    case itself = ""
    case both = "on both"
    case itsSpell = "on its spell"
  }

  package var outcome: Outcome
  /// The slug of a reason; empty for a duplicate.
  package var reason: String
  package var subject: Subject

  package init(_ outcome: Outcome, _ reason: String = "", on subject: Subject = .itself) {
    self.outcome = outcome
    self.reason = reason
    self.subject = subject
  }

  /// Reads `listed NHS_SHARED on both`.
  package init?(_ text: String) {
    let words = text.split(separator: " ").map(String.init)
    guard let first = words.first, let outcome = Outcome(rawValue: first) else { return nil }
    let hasReason = words.count > 1 && words[1] != "on"
    guard hasReason || outcome == .duplicate else { return nil }
    let rest = words.dropFirst(hasReason ? 2 : 1).joined(separator: " ")
    guard let subject = Subject(rawValue: rest) else { return nil }
    self.init(outcome, hasReason ? words[1] : "", on: subject)
  }
}
