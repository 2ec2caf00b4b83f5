/// A column of a worklist.
package enum WorklistColumn: Sendable, Hashable {
  /// What is known of the record; locked.
  package enum Fact: String, Sendable, Hashable, CaseIterable {
    case urgent
    case wrong = "what is wrong"
    /// Where two records are in each other's way.
    case other = "the other record"
    case action = "what to do"
    case waiting = "waiting for it"
    case file
    case line
    case recordType = "record type"
    case key
    case original = "record as it is"

    /// Whether it is told apart from the record: what it says may change while the record stays what it
    /// is.
    var isAside: Bool { self == .other }
  }

  /// What a person fills in.
  package enum Answer: String, Sendable, Hashable, CaseIterable, Codable {
    case decision
    case into = "merge into"
    case reason
    case evidence
    case secondPerson = "second person"
    case owner
    case due
    case text = "record as it should be"
  }

  /// By what a row is known again; hidden.
  package enum Mark: String, Sendable, Hashable, CaseIterable {
    case reject = "reject id"
    case record = "record hash"
    case checksum
  }

  case fact(Fact)
  case answer(Answer)
  /// The value as the source has it; locked.
  case original(RecordCells.Column, title: String)
  /// The value as it should be.
  case corrected(RecordCells.Column, title: String)
  case mark(Mark)

  /// The first row of the sheet has it.
  package var heading: String {
    switch self {
    case .fact(let fact): fact.rawValue
    case .answer(let answer): answer.rawValue
    case .original(_, let title): title
    case .corrected(_, let title): title + Self.correctedEnding
    case .mark(let mark): mark.rawValue
    }
  }

  static let correctedEnding = " corrected"

  /// Whether its cells are as they were exported.
  package var isLocked: Bool {
    switch self {
    case .fact, .original: true
    case .answer, .corrected, .mark: false
    }
  }

  /// What a column of the source is called here: its name, unless that is one of ours.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - set: The name of the children whose column it is.
  /// - Returns: The heading.
  static func title(_ column: RecordCells.Column, set: String?) -> String {
    let name =
      if let child = column.child { "\(set ?? "") \(child + 1): \(column.name)" } else {
        column.name
      }
    let isOurs =
      Fact(rawValue: name) != nil || Answer(rawValue: name) != nil || Mark(rawValue: name) != nil
      || name.hasSuffix(correctedEnding)
    return isOurs ? "column " + name : name
  }
}
