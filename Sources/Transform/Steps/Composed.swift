import Foundation

/// Writes each letter with its accent as one character (Unicode normalisation form C), so that a
/// name is found however it was typed.
struct Composed: TextStep {
  static let reference = StepReference(
    "composed", ["composed"], sentence: "with each letter and its accent as one character",
    examples: [
      .init("composed", "Zoe\u{308}", .gives("Zo\u{EB}")),
      .init("composed", "Zo\u{EB}", .gives("Zo\u{EB}")),
      .init("composed", "SMITH", .gives("SMITH")),
    ])

  init(_ arguments: StepArguments) {}

  // Form C has at most three times the bytes of any text.
  func capacity(for count: Int) -> Int { count * 3 }

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    guard !field.isASCII else {
      output.append(field, 0..<field.count)
      return .ok
    }
    let text = String(copyingUTF8: field).precomposedStringWithCanonicalMapping
    for byte in text.utf8 { output.append(byte) }
    return .ok
  }
}
