import Diagnostics
import Standards

/// Refuses days that the old system used for "not known".
struct Sentinel: Step {
  static let reference = StepReference(
    "not the sentinel …",
    [
      "not the sentinel {texts}", "not the sentinel {name:date}",
      "not the sentinel {texts} unless {name:column} is present",
      "not the sentinel {name:date} unless {name:column} is present",
    ],
    takes: .temporal, notes: [.fails(Reasons.dateSentinel)], sentence: "not the day {texts}",
    examples: [
      .init("not the sentinel 01/01/1900", "1900-01-02", .gives("1900-01-02")),
      .init(
        "not the sentinel \"01/01/1900\", \"31/12/2100\"", "2100-12-31",
        .fails(Reasons.dateSentinel)),
    ])

  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    let place = arguments.has("texts") ? "texts" : "date"
    var days: [Int64] = []
    for text in arguments.texts(place) {
      guard let day = DatePattern.days(printed: text) else {
        throw MappingFault(
          "'\(text)' is no date", offset: arguments.offset(place),
          remedy: "Write each day as dd/MM/yyyy")
      }
      days.append(day)
    }
    return .sentinel(days: days, unless: try context.presence("column", in: arguments))
  }
}

extension StepContext {
  /// Reads the end of a phrase, `unless COLUMN is present`.
  func presence(
    _ place: String, in arguments: StepArguments
  ) throws(MappingFault) -> Condition? {
    guard arguments.has(place) else { return nil }
    let column = try column(arguments.text(place), offset: arguments.offset(place))
    return .test(.column(column), .present)
  }
}
