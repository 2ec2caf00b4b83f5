import Diagnostics
import Schema

// What to do about a line whose kinds do not agree. An edit is proposed where there is one way; how
// a day is written, or which value means yes, only a person knows.

extension LineCompiler {
  /// Whether a phrase can take what the phrases before it have made.
  func checkInput(of reference: StepReference, _ phrase: Phrase) throws(MappingFault) {
    guard !reference.takes.accepts(kind) else { return }
    let wanted =
      switch reference.takes {
      case .text: "a text"
      case .temporal: "a date"
      case .number: "a number"
      }
    let remedy: Remedy =
      switch (reference.takes, kind) {
      case (.temporal, .text):
        Remedy("Say before it how the day is written, such as 'read as' with its pattern")
      case (.number, .text):
        Remedy("Put 'as whole number' before it", .replace(0, with: "as whole number, "))
      case (.number, _) where kind.isTemporal:
        Remedy("Say before it which number: 'its year', 'its month' or 'its day'")
      default: Remedy(instead(of: reference.takes))
      }
    throw MappingFault(
      .wrongStepInput,
      "'\(phrase.description)' wants \(wanted), and the phrases before it give \(kind)",
      offset: phrase.offset, remedy: remedy)
  }

  /// Moves a phrase before the one that made the value what it is, or puts another in its place.
  private func instead(of wanted: StepReference.Input) -> String {
    guard let place = place else { return "Take it out: the line does not begin with a column" }
    if let making = makings.last(where: { wanted.accepts($0.before) }) {
      return "Put it before '\(making.phrase)'"
    }
    return switch wanted {
    case .text: "Put it before \(place)"
    case .temporal: "Put 'read as' with a pattern in place of \(place)"
    case .number: "Put 'as whole number' in place of \(place)"
    }
  }

  /// A line that does not give what its field holds.
  func mismatch(_ wanted: ValueKind, offset: Int) -> MappingFault {
    MappingFault(
      .wrongColumnType, "the line gives \(kind), but \(table).\(column.name) holds \(wanted)",
      offset: offset, remedy: remedy(for: wanted))
  }

  private func remedy(for wanted: ValueKind) -> Remedy {
    switch (kind, wanted) {
    case (.localTime, .date), (.localTime, .partialDate), (.instant, .date),
      (.instant, .partialDate):
      .adding("its date")
    case (.partialDate, .date) where makings.count > 1:
      Remedy("Take 'as partial date' out of the line")
    case (.text, .date), (.text, .partialDate):
      Remedy("Say how the day is written, with 'read as' and its pattern")
    case (.text, .instant):
      Remedy("Read it with its time, with 'read as' and a pattern such as dd/MM/yyyy HH:mm")
    case (.date, .instant), (.partialDate, .instant): Remedy(withTime)
    case (.text, .integer): .adding("as whole number")
    case (.decimal, .integer): .adding("rounded to a whole number")
    case (_, .integer) where kind.isTemporal:
      Remedy("Say which number is wanted: 'its year', 'its month' or 'its day'")
    case (.text, .decimal(let places)): .adding("as decimal with \(Self.words(places))")
    case (.integer, .decimal(let places)), (.decimal, .decimal(let places)):
      .adding("rounded to \(Self.words(places))")
    case (.text, .boolean): Remedy("Say what is yes and what is no: 'yes if \"…\", no if \"…\"'")
    case (.text, .reference(let table)): reference(to: table)
    default: Remedy(instead(ofWhatMakes: wanted))
    }
  }

  /// A day becomes a moment by what reads its time as well.
  private var withTime: String {
    switch makings.last?.phrase {
    case let phrase? where ["as MUMPS date", "as Excel date"].contains(phrase):
      "Put '\(phrase) with time' in place of '\(phrase)'"
    case "as century date": "Put 'read as CyyMMdd HHmm' in place of 'as century date'"
    case "as Julian date": "Put 'read as yyyyDDD HHmm' in place of 'as Julian date'"
    default: "Read it with its time, with 'read as' and a pattern such as dd/MM/yyyy HH:mm"
    }
  }

  /// Kinds of which none becomes the other: another phrase stands in the place of one.
  private func instead(ofWhatMakes wanted: ValueKind) -> String {
    guard let place else { return "Take the value from a column" }
    return switch wanted {
    case .text: "Take \(place) out of the line"
    case .date, .partialDate: "Put 'read as' with a pattern in place of \(place)"
    case .instant, .localTime:
      "Put 'read as' with the pattern of a date and time in place of \(place)"
    case .boolean: "Put 'yes if \"…\", no if \"…\"' in place of \(place)"
    case .integer: "Put 'as whole number' in place of \(place)"
    case .decimal(let places):
      "Put 'as decimal with \(Self.words(places))' in place of \(place)"
    case .reference(let table): "Put 'the \(table) with this key' in place of \(place)"
    }
  }

  /// What made another kind of the text of a column.
  private var place: String? {
    makings.first.map { "'\($0.phrase)'\(makings.count > 1 ? " and what stands behind it" : "")" }
  }

  private static func words(_ places: Int) -> String {
    places == 1 ? "1 place" : "\(places) places"
  }

  /// How a text becomes a row of this table, where there is one way.
  private func reference(to table: String) -> Remedy {
    let crosswalks = context.crosswalks.filter { $0.value.table == table }.keys.sorted()
    if crosswalks.isEmpty, context.keySpaces[table] != nil {
      return .adding("the \(table) with this key")
    }
    if crosswalks.count == 1, context.keySpaces[table] == nil {
      return .adding("matched by crosswalk \(crosswalks[0])")
    }
    return Remedy("Say which one: by its key, or by a crosswalk to \(table)")
  }

  func translation(to list: String) -> Remedy {
    let tables = [list, column.name].filter { context.codeTables[$0] != nil }
    guard let name = tables.first else {
      return Remedy("Make a code table for \(list) in the folder of codes, and translate by it")
    }
    return .adding("translated by \(name)")
  }

  static func unknown(_ phrase: Phrase) -> MappingFault {
    MappingFault(
      .unknownStep, "there is no phrase '\(phrase.description)'", offset: phrase.offset,
      remedy: PhraseSuggestion.remedy(for: phrase))
  }
}

extension StepReference.Input {
  /// Whether a phrase that takes this can stand behind what gives that kind.
  func accepts(_ kind: ValueKind) -> Bool {
    switch self {
    case .text: kind == .text
    case .temporal: kind.isTemporal
    case .number: kind.places != nil
    }
  }
}

extension Remedy {
  /// Puts a phrase at the end of the line.
  fileprivate static func adding(_ phrase: String) -> Remedy {
    Remedy("Add ', \(phrase)'", .append(", \(phrase)"))
  }
}
