/// A text step in a plan.
///
/// A class with the step inside, so that running a phrase neither copies the step nor looks it up.
package class TextOperation: @unchecked Sendable {
  // SAFETY: the one subclass holds a `Sendable` step and nothing that changes.
  func capacity(for count: Int) -> Int { preconditionFailure("only the subclass runs") }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    preconditionFailure("only the subclass runs")
  }

  /// The step's own type, for the check.
  var isOneOf: Bool { false }
}

final class TextOperationOf<Run: TextStep>: TextOperation, @unchecked Sendable {
  private let step: Run

  init(_ step: Run) { self.step = step }

  override func capacity(for count: Int) -> Int { step.capacity(for: count) }

  override func apply(
    _ field: Span<UInt8>, to output: inout OutputSpan<UInt8>
  ) -> StepOutcome {
    step.apply(field, to: &output)
  }

  override var isOneOf: Bool { Run.self == OneOf.self }
}

/// A reading step in a plan; a class for the same reason.
package class ReadOperation: @unchecked Sendable {
  // SAFETY: the one subclass holds a `Sendable` step and nothing that changes.
  func read(_ field: Span<UInt8>, into value: inout Int64) -> StepOutcome {
    preconditionFailure("only the subclass runs")
  }

  /// What it makes of a text, for the check.
  var gives: ValueKind? { nil }
}

final class ReadOperationOf<Run: ReadStep>: ReadOperation, @unchecked Sendable {
  private let step: Run

  init(_ step: Run) { self.step = step }

  override var gives: ValueKind? { step.gives }

  override func read(_ field: Span<UInt8>, into value: inout Int64) -> StepOutcome {
    step.read(field, into: &value)
  }
}
