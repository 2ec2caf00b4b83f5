package import Diagnostics

/// One thing that is wrong with a record that is not in the EPR.
package struct IsolatedFault: Sendable, Hashable {
  package var number: UInt16
  package var slug: String
  /// The column of the layout; `nil` where the whole record is at fault.
  package var column: String?
  /// Where the value lies in the record's original bytes.
  package var bytes: Range<Int>?
  /// `table.field` that the value was for.
  package var target: String?
  package var expected: String?

  package init(
    number: UInt16, slug: String, column: String? = nil, bytes: Range<Int>? = nil,
    target: String? = nil, expected: String? = nil
  ) {
    self.number = number
    self.slug = slug
    self.column = column
    self.bytes = bytes
    self.target = target
    self.expected = expected
  }

  package var reason: Reason { Reason.known(as: slug, number: number) }
}

extension IsolatedFault {
  /// Whether ``expected`` is the name of a constraint or rule over records, which is for us.
  var namesRule: Bool {
    column == nil && target?.contains(".") == false && expected?.contains(" ") == false
  }
}

extension IsolatedFault {
  /// What was expected, as people say it: fields of the row without their prefix, `not before started
  /// on`; `nil` where it is no more than the name of a rule.
  var expectedInWords: String? {
    guard !namesRule else { return nil }
    return expected?.replacing(/row\.([a-z0-9_]+)/) { $0.output.1.replacing("_", with: " ") }
  }
}

extension IsolatedFault {
  /// Whether it may be one that two records make together.
  var mayHaveOther: Bool { namesRule || slug == Reasons.keyConflict.slug }
}

extension Reason {
  /// The reason of the registry, or one that stands for a reason of the project's own.
  static func known(as slug: String, number: UInt16 = 9000) -> Reason {
    Reasons.reason(named: slug)
      ?? Reason(
        number, slug, route: .mapping, team: .governance, "A rule of this project: \(slug)",
        why: "The project's own mapping says so.",
        action: "Ask the author of the mapping what the rule is for",
        example: "See the mapping")
  }
}
