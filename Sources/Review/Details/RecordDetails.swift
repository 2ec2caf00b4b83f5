import Pages

/// What is known of an isolated record beyond what the run has kept: whom it is about, what is most
/// likely meant, who else is concerned.
///
/// Values are as the source or the store has them; whoever shows them masks them.
package struct RecordDetails: Sendable {
  /// Whether its patient's record may be opened by anybody who works with patients' data.
  package enum Privacy: Sendable, Hashable {
    case open
    /// Restricted or sensitive: on a page of its own, and never with address and practice.
    case restricted
    /// The record could not be read, or not told whose it is: it may be.
    case unknown
  }

  package struct Value: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// One answer that is likely, with the value that it names.
  package struct Candidate: Sendable, Hashable {
    /// The number of the fault that it is for.
    package var fault: Int
    package var before: String
    package var value: String
    package var after: String
    /// Whether the value is a patient's, and not a code.
    package var isPersonal: Bool

    package init(
      fault: Int, before: String, value: String, after: String = "", isPersonal: Bool
    ) {
      self.fault = fault
      self.before = before
      self.value = value
      self.after = after
      self.isPersonal = isPersonal
    }

    func words(reveal: Bool) -> String {
      before + OriginalText(Array(value.utf8), masked: isPersonal && !reveal).plain + after
    }
  }

  /// This record's values beside those of another one.
  package struct Beside: Sendable, Hashable {
    package struct Line: Sendable, Hashable {
      package var name: String
      package var own: String
      package var other: String
      /// Whether the two say the same thing, as far as that can be told.
      package var isSame: Bool
    }

    package var caption: String
    package var lines: [Line]
  }

  package var privacy = Privacy.open
  /// Hospital number, name, birth date: the columns that make them and what stands there.
  package var identity: [Value] = []
  package var candidates: [Candidate] = []
  package var beside: Beside?
  /// What would have been loaded: table and field, and the value.
  package var wouldLoad: [Value] = []
  /// What was decided and noted since it was first seen; one line each, the oldest first.
  package var history: [String] = []
  /// Where in the original address and practice stand; `nil` where that cannot be told.
  package var withheld: [Range<Int>]?

  package init() {}
}
