import Diagnostics
import Transform

extension ReferencePage {
  /// The page of a step, from what the step says of itself.
  init(step: StepReference) {
    code = Self.fileName(of: step.name)
    title = step.name
    group = "Phrases"
    parts = [
      Part("Written as", step.templates.map { "`\($0.description)`" }.joined(separator: "\n\n")),
      Part("Read aloud", step.sentence),
      Part("Takes and gives", "Takes \(Self.words(step.takes)), gives \(Self.words(step.gives))."),
    ]
    if !step.notes.isEmpty {
      let notes = step.notes.map { note in
        let reason = note.reason
        let end = reason.failure.map { "`when \($0.phrase):`" } ?? "no answer"
        return note.isRepair
          ? "- `\(reason.slug)`, a repair: the value is kept and counted"
          : "- `\(reason.slug)`, answered by \(end)"
      }
      parts.append(Part("Can say", notes.joined(separator: "\n")))
    }
    if !step.examples.isEmpty {
      parts.append(Part("Examples", step.examples.map(Self.words).joined(separator: "\n")))
    }
  }

  private static func words(_ input: StepReference.Input) -> String {
    switch input {
    case .text: "a text"
    case .temporal: "a date or a moment"
    case .number: "a number"
    }
  }

  private static func words(_ output: StepReference.Output) -> String {
    switch output {
    case .same: "the same kind"
    case .kind(let kind): kind.description
    case .depends: "what its words say"
    }
  }

  private static func words(_ example: StepReference.Example) -> String {
    var input = visible(example.input)
    let outcome: String
    switch example.outcome {
    case .gives(let value):
      input = begun(input)
      outcome = value.isEmpty ? "nothing" : "`\(begun(visible(value)))`"
    case .repairs(let value, let reason):
      outcome = "`\(visible(value))`, repaired: `\(reason.slug)`"
    case .fails(let reason): outcome = "refused: `\(reason.slug)`"
    }
    return "- `\(example.phrase)` of `\(input)`: \(outcome)"
  }

  /// Ten digits that are good could be somebody's number: only their beginning is shown, unless they
  /// begin with 999.
  private static func begun(_ value: String) -> String {
    let couldBeSomebodys =
      value.count == 10 && value.allSatisfy(\.isNumber) && !value.hasPrefix("999")
    return couldBeSomebodys ? value.prefix(3) + "…" : value
  }

  /// A control character would not be seen.
  private static func visible(_ value: String) -> String {
    String(
      String.UnicodeScalarView(
        value.unicodeScalars.map { scalar in
          scalar.value < 0x20 ? Unicode.Scalar(0x2400 + scalar.value) ?? scalar : scalar
        }))
  }
}
