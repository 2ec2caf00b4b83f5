package import Diagnostics

/// The page of a step: what it is called, takes, gives, can say, and shows.
package struct StepReference: Sendable {
  /// What kinds of value the step takes.
  package enum Input: Sendable, Hashable {
    case text
    /// Any day or moment.
    case temporal
    /// With or without decimal places.
    case number
  }

  package enum Output: Sendable, Hashable {
    case same
    case kind(ValueKind)
    /// The kind follows from the words of the phrase.
    case depends
  }

  /// Something that the step can say of a value.
  package struct Note: Sendable, Hashable {
    package let reason: Reason
    /// A repair: the value is kept and counted; otherwise a failure that needs an answer.
    package let isRepair: Bool

    package static func fails(_ reason: Reason) -> Note { Note(reason: reason, isRepair: false) }
    package static func repairs(_ reason: Reason) -> Note { Note(reason: reason, isRepair: true) }
  }

  package enum Outcome: Sendable, Hashable {
    case gives(String)
    case repairs(String, Reason)
    case fails(Reason)
  }

  package struct Example: Sendable, Hashable {
    package let phrase: String
    package let input: String
    package let outcome: Outcome

    package init(_ phrase: String, _ input: String, _ outcome: Outcome) {
      self.phrase = phrase
      self.input = input
      self.outcome = outcome
    }
  }

  package let name: String
  package let templates: [PhraseTemplate]
  package let takes: Input
  package let gives: Output
  /// In the order of ``StepOutcome``.
  package let notes: [Note]
  package let sentence: String
  package let examples: [Example]

  package init(
    _ name: String, _ templates: [String], takes: Input = .text, gives: Output = .same,
    notes: [Note] = [], sentence: String, examples: [Example] = []
  ) {
    self.name = name
    self.templates = templates.map(PhraseTemplate.init)
    self.takes = takes
    self.gives = gives
    self.notes = notes
    self.sentence = sentence
    self.examples = examples
  }
}
