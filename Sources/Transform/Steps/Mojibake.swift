import Diagnostics

/// Puts letters back that were written as UTF-8 and read as windows-1252: `Ã«` is `ë`.
///
/// Only a whole, valid pair of wrong letters is changed, so that a name that really has an Ã stays.
struct Mojibake: TextStep {
  static let reference = StepReference(
    "repaired from mojibake", ["repaired from mojibake"],
    notes: [.repairs(Reasons.mojibake)],
    sentence: "with wrongly read accents put back",
    examples: [
      .init("repaired from mojibake", "ZoÃ«", .repairs("Zoë", Reasons.mojibake)),
      .init("repaired from mojibake", "Zoë", .gives("Zoë")),
      .init("repaired from mojibake", "SÃO", .gives("SÃO")),
    ])

  static func longest(
    after longest: Int?, _ arguments: StepArguments, in context: StepContext
  ) -> Int? { longest }

  init(_ arguments: StepArguments) {}

  func apply(_ field: Span<UInt8>, to output: inout OutputSpan<UInt8>) -> StepOutcome {
    var outcome = StepOutcome.ok
    var index = 0
    while index < field.count {
      // Ã (C3 83) or Â (C3 82) stands for the lead byte C3 or C2; the letter behind it, U+0080 to
      // U+00BF, for the continuation byte of the same value (C2 80 to C2 BF in UTF-8).
      if index + 3 < field.count, field[index] == 0xC3,
        field[index + 1] == 0x83 || field[index + 1] == 0x82, field[index + 2] == 0xC2,
        field[index + 3] >= 0x80, field[index + 3] <= 0xBF
      {
        output.append(field[index + 1] == 0x83 ? 0xC3 : 0xC2)
        output.append(field[index + 3])
        index += 4
        outcome = .reason(0)
      } else {
        output.append(field[index])
        index += 1
      }
    }
    return outcome
  }
}
