import Diagnostics

/// Which answer may stand behind which failure.
enum Answers {
  static func allowed(for failure: FailureClass) -> [String] {
    switch failure {
    case .blank: ["reject", "use"]
    case .invalid: ["reject", "leave empty", "use", "set aside"]
    case .unmapped: ["reject", "use", "set aside"]
    case .notFound: ["reject", "keep waiting", "use", "set aside"]
    case .ambiguous: ["reject", "set aside"]
    case .tooLong: ["reject", "cut", "set aside"]
    case .hourTwice: ["reject", "use the first", "use the second"]
    case .hourMissing: ["reject", "move forward"]
    }
  }

  /// What may answer this failure on a column with these marks.
  static func allowed(
    for failure: FailureClass, mustLand: Bool, isRequired: Bool
  ) -> [String] {
    allowed(for: failure).filter { verb in
      if mustLand, !landing.contains(verb) { return false }
      return !(isRequired && ["set aside", "leave empty"].contains(verb))
    }
  }

  /// What may answer on a field that must land: no value is dropped, or the whole record waits.
  static let landing = ["reject", "set aside", "use the first", "use the second", "move forward"]

  static let words = [
    "reject", "keep waiting", "set aside", "leave empty", "use", "cut", "use the first",
    "use the second", "move forward",
  ]

  /// The answer's words without the value of a `use …`.
  static func verb(of text: String) -> String? {
    if words.contains(text) { return text }
    return text.hasPrefix("use ") ? "use" : nil
  }

  /// The answer; `use …` has its value made by the caller, who knows the field.
  static func answer(_ verb: String, value: FieldPlan.Constant?) -> Answer? {
    switch verb {
    case "reject": .reject
    case "keep waiting": .keepWaiting
    case "set aside": .setAside
    case "leave empty": .leaveEmpty
    case "cut": .cut
    case "use the first": .useFirst
    case "use the second": .useSecond
    case "move forward": .moveForward
    default: value.map(Answer.use)
    }
  }
}

extension FailureClass {
  /// The key of an answer: `when a value cannot be right`.
  var answerKey: String { "when \(phrase)" }
}
