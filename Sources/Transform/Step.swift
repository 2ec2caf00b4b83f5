package import Diagnostics

/// A named conversion or check: one phrase of a mapping line.
///
/// A step reads a value and gives a value or says in one byte why it cannot; the engine adds the
/// place, the answer and the counting. Adding a step is one file in `Steps/` and one line in
/// ``Steps/all``.
package protocol Step: Sendable {
  /// Its page: templates, types for the check, sentence, reasons, examples.
  static var reference: StepReference { get }

  /// What the phrase becomes in a plan.
  ///
  /// - Throws: When a word in a place of the template cannot be right. Reported before any record
  ///   is read.
  static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction

  /// The most characters that a text has behind the phrase, where it has `longest` at most before
  /// it; `nil` where nobody can say.
  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int?
}

extension Step {
  package static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { nil }
}

/// A step from text to text that needs nothing else.
package protocol TextStep: Step {
  init(_ arguments: StepArguments) throws(MappingFault)

  /// The most bytes that it can write for a field of this many.
  func capacity(for count: Int) -> Int

  /// Appends the converted field to `output`; what is empty afterwards is blank.
  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome
}

extension TextStep {
  package static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    .text(TextOperationOf(try Self(arguments)))
  }

  package func capacity(for count: Int) -> Int { count }
}

/// A step from text to a number, a day or a moment in its packed form.
package protocol ReadStep: Step {
  init(_ arguments: StepArguments) throws(MappingFault)

  /// What it makes of a text, where that follows from the words of the phrase.
  var gives: ValueKind? { get }

  func read(_ field: Span<UInt8>, into value: inout Int64) -> StepOutcome
}

extension ReadStep {
  package static func compile(
    _ arguments: StepArguments, in context: StepContext
  ) throws(MappingFault) -> Instruction {
    .read(ReadOperationOf(try Self(arguments)))
  }

  package var gives: ValueKind? { nil }
}

/// What a step says of one value, in one byte.
package struct StepOutcome: Sendable, Hashable {
  /// 0, or the number of one of the reasons that the step's reference declares, from 1.
  package let index: UInt8

  package static let ok = StepOutcome(index: 0)

  /// The reason at this position of the step's `reasons`; a repair keeps the value, a failure does
  /// not.
  package static func reason(_ position: Int) -> StepOutcome {
    StepOutcome(index: UInt8(position + 1))
  }
}

/// A word of a mapping that cannot be right.
package struct MappingFault: Error, Sendable {
  package let code: DiagnosticCode
  package let message: String
  package let remedy: Remedy
  /// Characters from the beginning of the line's scalar.
  package let offset: Int
  /// What it follows from has been reported, in another file: it is not said again.
  package var isKnown = false

  package init(_ code: DiagnosticCode, _ message: String, offset: Int, remedy: Remedy) {
    self.code = code
    self.message = message
    self.offset = offset
    self.remedy = remedy
  }

  package init(_ code: DiagnosticCode, _ message: String, offset: Int, remedy: String) {
    self.init(code, message, offset: offset, remedy: Remedy(remedy))
  }

  /// The same, where what is missing could not be read.
  func known(if isKnown: Bool) -> MappingFault {
    var fault = self
    fault.isKnown = isKnown
    return fault
  }

  /// A word in a place of a template that cannot be right.
  package init(_ message: String, offset: Int, remedy: String) {
    self.init(.badArgument, message, offset: offset, remedy: remedy)
  }
}
