package import Migration

extension Decision.Kind {
  /// What a person can decide about a record, in the order in which it is offered.
  package static let offered: [Decision.Kind] = [
    .corrected, .accepted, .atSource, .merged, .byHand, .rules, .excluded,
  ]

  /// As a worklist and the terminal write it.
  package var words: String {
    switch self {
    case .corrected: "load with the corrected values"
    case .accepted: "load without the wrong values"
    case .merged: "the same person as another"
    case .excluded: "do not migrate"
    case .byHand: "typed in anew, all of it"
    case .atSource: "corrected in the old system"
    case .rules: "a rule or code table is changed"
    case .assigned: "somebody shall decide"
    case .note: "a note"
    case .approved: "approved"
    case .withdrawn: "withdrawn"
    case .revealed: "values were shown"
    case .signed: "signed"
    }
  }

  /// What it does and what else it needs, for the page that explains the worklist.
  package var explanation: String {
    switch self {
    case .corrected: "fill in at least one of the columns that end with 'corrected'"
    case .accepted: "what is wrong is set aside beside the record, where staff see it"
    case .merged: "write the key of the record that stays into 'merge into'"
    case .excluded: "needs a reason and a second person"
    case .byHand: "the values as they are and as you have corrected them are all right"
    case .atSource: "the next extract will have it right"
    case .rules: "the next run will have it right, with all others of its kind"
    default: ""
    }
  }

  /// The kind that words mean, however they are written; `nil` where none is offered so.
  package init?(words: String) {
    let wanted = Self.plain(words)
    guard
      let kind = Self.offered.first(where: {
        Self.plain($0.words) == wanted || Self.plain($0.rawValue) == wanted
      })
    else { return nil }
    self = kind
  }

  private static func plain(_ words: String) -> String {
    words.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
