// What a line looks at.

extension FieldPlan {
  /// A value of the record that a line looks at.
  enum Subject: Hashable {
    case column(Int)
    /// The value of a `for each`, and the one beside it.
    case each
    case eachWith
  }

  /// The columns that the line takes its value from, then those that it compares with or asks.
  var subjects: [Subject] {
    var subjects: [Subject] = []
    switch source {
    case .column(let column): subjects.append(.column(column))
    case .columns(let first, let second): subjects += [.column(first), .column(second)]
    case .each: subjects.append(.each)
    case .eachWith: subjects.append(.eachWith)
    case .choice(let branches):
      subjects += branches.flatMap(\.condition.subjects)
    case .constant, .number, .recordNumber, .fileName: break
    }
    return subjects + instructions.flatMap(\.subjects)
  }

  /// What the value is behind a phrase.
  func kind(after position: Int) -> ValueKind {
    switch instructions[position] {
    case .reference, .ownRoot, .crosswalk: ValueKind(type)
    default: kinds[position + 1]
    }
  }
}

extension Instruction {
  fileprivate var subjects: [FieldPlan.Subject] {
    switch self {
    case .orColumn(let column), .followedBy(let column, _), .sameAs(let column),
      .translate(_, on: .column(let column, _)), .crosswalk(_, on: .column(let column, _)),
      .ageOn(.column(let column, _)):
      [.column(column)]
    case .sentinel(_, let unless), .ageAtMost(_, let unless): unless?.subjects ?? []
    default: []
    }
  }
}

extension Condition {
  fileprivate var subjects: [FieldPlan.Subject] {
    switch self {
    case .test(let subject, _): [subject.ofField].compactMap(\.self)
    case .compare(let left, _, let right, _): left.subjects + right.subjects
    case .not(let condition): condition.subjects
    case .all(let parts), .any(let parts): parts.flatMap(\.subjects)
    }
  }
}

extension Condition.Subject {
  fileprivate var ofField: FieldPlan.Subject? {
    switch self {
    case .column(let column): .column(column)
    case .each: .each
    case .field: nil
    }
  }
}

extension Condition.Value {
  fileprivate var subjects: [FieldPlan.Subject] {
    switch self {
    case .read(let subject, _), .number(let subject): [subject.ofField].compactMap(\.self)
    case .fixed, .field: []
    }
  }
}
