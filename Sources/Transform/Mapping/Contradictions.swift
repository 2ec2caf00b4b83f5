/// Finds tests joined by `and` that exclude each other.
///
/// What is said of one column or field is gathered: whether it is blank, which texts are left, and
/// between which dates or numbers it lies.
struct Contradictions {
  /// Why no record can pass all of the tests; `nil` where one could.
  private(set) var first: String?

  private var blank: Set<Condition.Subject> = []
  private var filled: Set<Condition.Subject> = []
  /// The texts that are left.
  private var texts: [Condition.Subject: Set<[UInt8]>] = [:]
  private var ranges: [Measured: ClosedRange<Int64>] = [:]

  /// A column or field as the date or number that is compared.
  private struct Measured: Hashable {
    let subject: Condition.Subject
    let unit: Condition.Unit
  }

  init(in parts: [Condition]) {
    for part in parts { add(part) }
    if first == nil, !blank.isDisjoint(with: filled) {
      first = "it asks for a value that is blank and is not"
    }
    // Texts are narrowed by what stands on either side of them.
    if first == nil { for part in parts { narrow(part) } }
  }

  private mutating func add(_ part: Condition) {
    switch part {
    case .all(let parts): for part in parts { add(part) }
    case .any(let parts):
      if parts.count == 1 { add(parts[0]) }
    case .test(let subject, let test): add(subject, test)
    case .compare(let left, let relation, let right, let unit):
      for value in [left, right] {
        if let subject = value.subject { filled.insert(subject) }
      }
      if let subject = left.subject, case .fixed(let number) = right {
        add(Measured(subject: subject, unit: unit), relation, number)
      }
    case .not: break
    }
  }

  private mutating func add(_ subject: Condition.Subject, _ test: Condition.Test) {
    switch test {
    case .blank: blank.insert(subject)
    case .isOneOf(_, orBlank: true), .isNot: break
    case .isOneOf(let allowed, orBlank: false):
      filled.insert(subject)
      let left = texts[subject].map { $0.intersection(allowed) } ?? Set(allowed)
      if left.isEmpty { first = first ?? "it asks for two different values at once" }
      texts[subject] = left
    case .present, .starts, .ends, .contains, .like: filled.insert(subject)
    }
  }

  /// Takes out the texts that another test refuses.
  private mutating func narrow(_ part: Condition) {
    switch part {
    case .all(let parts): for part in parts { narrow(part) }
    case .any(let parts):
      if parts.count == 1 { narrow(parts[0]) }
    case .test(let subject, let test):
      guard let left = texts[subject], !left.isEmpty else { return }
      let passing = left.filter { test.passes($0) }
      if passing.isEmpty { first = first ?? "it asks for a value and turns the same away" }
      texts[subject] = passing
    case .compare, .not: break
    }
  }

  private mutating func add(
    _ measured: Measured, _ relation: Condition.Relation, _ number: Int64
  ) {
    let known = ranges[measured] ?? Int64.min...Int64.max
    var (low, high) = (known.lowerBound, known.upperBound)
    switch relation {
    case .before: high = min(high, number - 1)
    case .atMost: high = min(high, number)
    case .after: low = max(low, number + 1)
    case .atLeast: low = max(low, number)
    case .equal: (low, high) = (max(low, number), min(high, number))
    }
    guard low <= high else {
      first = first ?? "nothing lies on both sides of what it compares with"
      return
    }
    ranges[measured] = low...high
  }
}

extension Condition.Value {
  /// Whose value it is; `nil` of a fixed one.
  fileprivate var subject: Condition.Subject? {
    switch self {
    case .fixed: nil
    case .field(let cell, _): .field(cell)
    case .read(let subject, _), .number(let subject): subject
    }
  }
}

extension Condition.Test {
  /// Whether a text that is not blank passes.
  fileprivate func passes(_ text: [UInt8]) -> Bool {
    switch self {
    case .present: true
    case .blank: false
    case .isOneOf(let values, _): values.contains(text)
    case .isNot(let value): text != value
    case .starts(let part): text.starts(with: part)
    case .ends(let part): text.reversed().starts(with: part.reversed())
    case .contains(let part): text.indices.contains { text[$0...].starts(with: part) }
    case .like(let form): form.matches(text.span)
    }
  }
}
