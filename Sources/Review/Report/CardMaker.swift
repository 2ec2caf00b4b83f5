import Diagnostics
import Pages

/// Makes the card of a root cause, showing of it what the page may show.
struct CardMaker {
  /// So many places of waiting records stand on a card; it says how many there are.
  static let mostPlaces = 20

  let context: ReportContext
  /// The name of the run.
  let run: String
  let reveal: Bool

  /// - Parameters:
  ///   - cause: What there is to decide.
  ///   - anchor: Its name on the page.
  ///   - twins: For each reject id how many other records of the group have the same faulty value.
  /// - Returns: The card, with what this page may show.
  func card(_ cause: RootCause, anchor: String, twins: [String: Int] = [:]) -> RejectCard {
    var card: RejectCard
    switch cause.subject {
    case .record(let record): card = self.card(record, cause, anchor: anchor, twins: twins)
    case .missing(let table, let key): card = missing(table, key, cause, anchor: anchor)
    }
    card.urgent = cause.live.map { urgent($0, isWithheld: isWithheld(cause)) }
    let places = cause.waiting.map(\.placeInWords)
    guard !places.isEmpty else { return card }
    card.waiting = places.count.of(
      "record waits for it and loads by itself", "records wait for it and load by themselves")
    card.waitingPlaces = Array(places.prefix(Self.mostPlaces))
    if places.count > Self.mostPlaces {
      card.waitingPlaces.append(
        "and \((places.count - Self.mostPlaces).grouped) more; all are in rejected.faults.csv")
    }
    return card
  }

  /// Whether this page shows nothing of the record but its place: on the page for everybody it is
  /// that of a restricted patient, or may be and values are shown.
  func isWithheld(_ cause: RootCause) -> Bool {
    guard context.part == .everybody, let record = cause.record else { return false }
    return Self.isApart(record, context, reveal: reveal)
  }

  /// Whether a record belongs on the page of restricted and sensitive patients.
  static func isApart(_ record: IsolatedRecord, _ context: ReportContext, reveal: Bool) -> Bool {
    switch context.details[record.id]?.privacy {
    case .restricted: true
    case .unknown: reveal
    case .open, nil: false
    }
  }

  /// `PAS_ID AA999, Name Aaaa Aaaaa`; `nil` where it may not be shown or is not known.
  func who(_ record: IsolatedRecord) -> [(name: String, value: String)] {
    let identity = context.details[record.id]?.identity ?? []
    guard identity.isEmpty else {
      return identity.map {
        ($0.name, OriginalText(Array($0.value.utf8), masked: !reveal).plain)
      }
    }
    return record.keyInWords(reveal: reveal).map { [("Key", $0)] } ?? []
  }

  // MARK: A record

  private func card(
    _ record: IsolatedRecord, _ cause: RootCause, anchor: String, twins: [String: Int]
  ) -> RejectCard {
    let details = context.details[record.id] ?? RecordDetails()
    let isWithheld = isWithheld(cause)
    let withheld = self.withheld(details)
    var card = RejectCard(
      anchor: anchor, heading: record.placeInWords,
      faults: record.faults.enumerated().map { number, fault in
        RejectCard.Fault(
          code: fault.reason.description, sentence: fault.reason.sentence, column: fault.column,
          value: isWithheld
            ? nil : record.value(at: fault, reveal: reveal, withheld: withheld ?? []),
          expected: fault.expectedInWords, action: fault.reason.action,
          candidates: isWithheld
            ? []
            : details.candidates.filter { $0.fault == number }.map { $0.words(reveal: reveal) })
      }, originalNote: note(record, isWithheld: isWithheld), facts: facts(record),
      reason: cause.reason.slug, team: cause.reason.team.rawValue)
    card.hint = twins[record.id].map { others in
      "The same value stands in \(others.of("other record")) with this reason."
    }
    card.history =
      (record.firstRun == run ? [] : ["First seen in run \(record.firstRun)"]) + details.history
    guard !isWithheld else { return card }
    card.identity = who(record)
    // Of a record whose cells are not known nobody can tell where the address stands.
    card.original = record.originalText(
      reveal: reveal && (context.part == .everybody || withheld != nil), withheld: withheld ?? [])
    card.tables = tables(details)
    return card
  }

  /// Address and practice, on the page of those whose address nobody is shown.
  private func withheld(_ details: RecordDetails) -> [Range<Int>]? {
    context.part == .restricted ? details.withheld : []
  }

  private func tables(_ details: RecordDetails) -> [RejectCard.Table] {
    func shown(_ text: String) -> String {
      OriginalText(Array(text.utf8), masked: !reveal).plain
    }
    var tables: [RejectCard.Table] = []
    if let beside = details.beside {
      tables.append(
        RejectCard.Table(
          caption: beside.caption, headings: ["What", "This record", "The other", "Compared"],
          rows: beside.lines.map {
            [$0.name, shown($0.own), shown($0.other), $0.isSame ? "the same" : "different"]
          }))
    }
    let fields = details.wouldLoad.filter { field in
      context.part == .everybody || !WouldBe.whereabouts.contains { field.name.hasPrefix("\($0).") }
    }
    if !fields.isEmpty {
      tables.append(
        RejectCard.Table(
          caption: "What would be loaded from it", headings: ["Field", "Value"],
          rows: fields.map { [$0.name, shown($0.value)] }))
    }
    return tables
  }

  private func facts(_ record: IsolatedRecord) -> [(name: String, value: String)] {
    [
      ("Reject", record.id), ("Mapping", record.mapping),
      (
        "Bytes",
        "\(record.bytes.count.grouped) from byte \(record.bytes.lowerBound.grouped)"
      ),
    ]
  }

  private func note(_ record: IsolatedRecord, isWithheld: Bool) -> String {
    guard !isWithheld else {
      return "Its patient is restricted or sensitive, or may be: the record is on a page of its"
        + " own, which `migrate report --reveal-sensitive` writes."
    }
    guard record.original != nil else {
      return "The original was not kept, because the limit on kept originals was reached: open"
        + " \(record.file) at \(record.linesInWords)."
    }
    return reveal
      ? ""
      : "To see the values at the terminal: migrate rejects show --reveal, with the reject's id"
  }

  private func urgent(_ live: LiveConcern, isWithheld: Bool) -> String {
    guard !isWithheld else { return "Live: \(live.sentence)." }
    let place = live.placeInWords.map { "; \($0)" } ?? ""
    let expected = live.expectedInWords.map { "; next appointment \($0)" } ?? ""
    return "Live: \(live.sentence)\(place)\(expected)."
  }

  // MARK: What is missing

  private func missing(
    _ table: String, _ key: String, _ cause: RootCause, anchor: String
  ) -> RejectCard {
    let near = context.nearKeys[.missing(table: table, key: key)] ?? []
    return RejectCard(
      anchor: anchor, heading: "\(table.inWords.withArticle) that is in none of the files",
      faults: [
        RejectCard.Fault(
          code: cause.reason.description, sentence: ReasonGroup.missingSentence, column: nil,
          expected: nil, action: cause.reason.action,
          candidates: near.map { $0.words(reveal: reveal) })
      ],
      originalNote: reveal
        ? "There is no record to show."
        : "There is no record to show. Its key is in rejected.faults.csv, in the column waits_for.",
      facts: [("Key", OriginalText(Array(key.utf8), masked: !reveal).plain)],
      reason: cause.reason.slug, team: cause.reason.team.rawValue)
  }
}

extension String {
  /// The name of a table as people say it: `emergency_attendance` is `emergency attendance`.
  var inWords: String { String(map { $0 == "_" ? " " : $0 }) }

  /// `An episode`, `A spell`: as it begins a sentence.
  var withArticle: String { (first.map { "aeiou".contains($0) } == true ? "An " : "A ") + self }
}
