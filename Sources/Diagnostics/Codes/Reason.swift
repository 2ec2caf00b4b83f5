/// Why something happened to a record in a run: `MIG2001 NHS_CHECK_DIGIT`.
///
/// The number is for machines, the slug for people; both are stable for ever. In the hot path a
/// reason travels as its number alone.
public struct Reason: Sendable, Hashable, CustomStringConvertible {
  /// 1xxx file and structure, 2xxx field, 3xxx codes, 4xxx look-ups and references, 5xxx over
  /// records, 6xxx identity, 7xxx store, 8xxx run, 9xxx from a project's own mapping.
  public let number: UInt16
  /// In capitals: `NHS_CHECK_DIGIT`.
  public let slug: String
  /// Which `when …:` of a mapping answers it; `nil` where no mapping can (a record that cannot be
  /// split, a constraint of the store, a rule over records).
  public let failure: FailureClass?
  /// The way by which it is best put right.
  public let route: Route
  /// Who usually can.
  public let team: Team
  /// What was found, as one sentence without a full stop and without a value.
  public let sentence: String
  /// Why it matters to a patient or to the service.
  public let why: String
  /// What to do, as an order.
  public let action: String
  /// One invented case.
  public let example: String

  public init(
    _ number: UInt16, _ slug: String, _ failure: FailureClass? = nil, route: Route, team: Team,
    _ sentence: String, why: String, action: String, example: String
  ) {
    self.number = number
    self.slug = slug
    self.failure = failure
    self.route = route
    self.team = team
    self.sentence = sentence
    self.why = why
    self.action = action
    self.example = example
  }

  public var description: String { "MIG\(number) \(slug)" }

  public static func == (left: Reason, right: Reason) -> Bool {
    left.number == right.number && left.slug == right.slug
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

extension Reason {
  /// The way by which a fault is best put right.
  public enum Route: String, Sendable, Hashable, CaseIterable, Codable {
    case oldPAS = "old PAS"
    case codeTable = "code table"
    case mapping
    case crosswalk
    case overlay
    case byHand = "by hand"
    case exclude
    case supplier
    /// Two records of one person.
    case merge
    /// For another record, which somebody puts right.
    case wait
    /// What the mapping did about it.
    case accept
  }

  /// The people who usually can decide.
  public enum Team: String, Sendable, Hashable, CaseIterable, Codable {
    case pmi = "PMI"
    case bookings = "bookings and waiting list"
    case rtt = "RTT validation"
    case site
    case healthRecords = "health records"
    case coding
    case maternity
    case governance
    case supplier
  }
}
